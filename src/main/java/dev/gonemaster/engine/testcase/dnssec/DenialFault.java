package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dnssec.Denial;
import dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message;

/// What can be wrong with the proof that the apex lacks a type, with the tags for it.
enum DenialFault {
    MULTIPLE(Message.DS10_ERR_MULT_NSEC, Message.DS10_ERR_MULT_NSEC3),
    MISMATCHES_APEX(Message.DS10_NSEC_MISMATCHES_APEX, Message.DS10_NSEC3_MISMATCHES_APEX),
    TYPE_LIST(Message.DS10_NSEC_ERR_TYPE_LIST, Message.DS10_NSEC3_ERR_TYPE_LIST),
    MISSING_SOA(Message.DS10_NSEC_NODATA_MISSING_SOA, Message.DS10_NSEC3_NODATA_MISSING_SOA),
    WRONG_SOA(Message.DS10_NSEC_NODATA_WRONG_SOA, Message.DS10_NSEC3_NODATA_WRONG_SOA),
    MISSING_SIGNATURE(Message.DS10_NSEC_MISSING_SIGNATURE, Message.DS10_NSEC3_MISSING_SIGNATURE),
    NO_KEY(Message.DS10_NSEC_RRSIG_NO_DNSKEY, Message.DS10_NSEC3_RRSIG_NO_DNSKEY),
    EXPIRED(Message.DS10_NSEC_RRSIG_EXPIRED, Message.DS10_NSEC3_RRSIG_EXPIRED),
    NOT_YET_VALID(Message.DS10_NSEC_RRSIG_NOT_YET_VALID, Message.DS10_NSEC3_RRSIG_NOT_YET_VALID),
    BOGUS(Message.DS10_NSEC_RRSIG_VERIFY_ERROR, Message.DS10_NSEC3_RRSIG_VERIFY_ERROR),
    NO_VERIFIED_SIGNATURE(Message.DS10_NSEC_NO_VERIFIED_SIGNATURE, Message.DS10_NSEC3_NO_VERIFIED_SIGNATURE);

    private final Message ofNsec;
    private final Message ofNsec3;

    DenialFault(Message ofNsec, Message ofNsec3) {
        this.ofNsec = ofNsec;
        this.ofNsec3 = ofNsec3;
    }

    Message of(Denial denial) {
        return switch (denial) {
            case NSEC -> ofNsec;
            case NSEC3 -> ofNsec3;
        };
    }
}
