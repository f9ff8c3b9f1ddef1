package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ALGO_MNEMO;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dnssec.DnskeyAlgorithm;
import dev.gonemaster.engine.dnssec.SignatureVerifier;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.ServersByFinding;
import java.time.Instant;
import java.util.List;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.RRSIGRecord;

/// The signatures of an RRset at the apex, as the servers of one run give them: what dnssec08 and dnssec09 have in
/// common. Steps are those of dnssec09.md; in dnssec08.md they are numbered alike, but for a 4 in place of the first 5.
final class ApexSignatures {
    /// What a testcase calls its findings, in the order in which they are reported.
    record Tags(Tag missing, Tag notYetValid, Tag expired, Tag noKey, Tag notValid, Tag notSupported) {
    }

    private final SignatureVerifier verifier;
    private final Tags tags;
    private final ServersByFinding found = new ServersByFinding(ServerArgs::addresses);

    ApexSignatures(SignatureVerifier verifier, Tags tags) {
        this.verifier = verifier;
        this.tags = tags;
    }

    /// @param keys of the same server
    /// @param at when the RRset was received
    void judge(NameServer server, SignedRrset rrset, List<DNSKEYRecord> keys, Instant at) {
        if (!rrset.isSigned()) {
            found.add(server, tags.missing());                                                          // 5.7
        }
        for (RRSIGRecord signature : rrset.signatures().stream().sorted().toList()) {                   // 5.8
            Arg keytag = KEYTAG.of((long) signature.getFootprint());
            switch (verifier.judge(rrset, signature, keys, at)) {
                case NOT_YET_VALID -> found.add(server, tags.notYetValid(), keytag);                    // 5.8.1
                case EXPIRED -> found.add(server, tags.expired(), keytag);                              // 5.8.2
                case UNSUPPORTED_ALGORITHM, UNSUPPORTED_KEY ->
                    found.add(server, tags.notSupported(), algorithm(signature), number(signature), keytag); // 5.8.3
                case NO_KEY -> found.add(server, tags.noKey(), keytag);                                 // 5.8.4
                case BOGUS -> found.add(server, tags.notValid(), keytag);                               // 5.8.5
                case UNVERIFIED, VALID -> { }
            }
        }
    }

    void report(Findings findings) {
        found.report(findings, tags.missing(), tags.notYetValid(), tags.expired(), tags.noKey(),        // 6 to 9
                tags.notValid(), tags.notSupported());                                                  // 10, 11
    }

    private static Arg algorithm(RRSIGRecord signature) {
        return ALGO_MNEMO.of(DnskeyAlgorithm.of(signature.getAlgorithm()).mnemonic());
    }

    private static Arg number(RRSIGRecord signature) {
        return ALGO_NUM.of((long) signature.getAlgorithm());
    }
}
