package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dnssec.Denial;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.scenario.DenialChain;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.World;
import dev.gonemaster.engine.scenario.ZoneContent;
import java.util.List;
import java.util.function.UnaryOperator;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A signed zone with two servers that prove in one of the two ways what its apex does not have.
record SignedApex(ScriptedZone zone, Denial denial) {
    static SignedApex of(World world, Denial denial) {
        ScriptedZone zone = world.zone("child.dnssec.xa");
        return new SignedApex(zone.signed(Signing.of(zone.name()).with(denial == Denial.NSEC
                ? DenialChain.NSEC
                : DenialChain.nsec3())), denial);
    }

    /// The servers as argument of a message.
    Arg servers(String... ns) {
        return ArgName.SERVERS.of(zone.servers(ns));
    }

    /// The type of which the apex has a record, in answer to which nothing is denied.
    int present() {
        return denial == Denial.NSEC ? Type.NSEC : Type.NSEC3PARAM;
    }

    /// The type whose absence at the apex is proved.
    int absent() {
        return denial == Denial.NSEC ? Type.NSEC3PARAM : Type.NSEC;
    }

    /// Both servers misbehave when asked for that type.
    SignedApex on(int type, Misbehaviour misbehaviour) {
        return on("ns1", type, misbehaviour).on("ns2", type, misbehaviour);
    }

    SignedApex on(String ns, int type, Misbehaviour misbehaviour) {
        zone.server(ns).on(query -> query.type() == type, misbehaviour);
        return this;
    }

    /// The answer is that there is no such record, without any proof.
    static Misbehaviour nothing() {
        return Misbehaviour.changed(answer -> {
            answer.removeAllRecords(Section.ANSWER);
            answer.removeAllRecords(Section.AUTHORITY);
        });
    }

    /// The server proves nothing, whatever it is asked for.
    SignedApex withoutProof(String ns) {
        return on(ns, Type.NSEC, nothing()).on(ns, Type.NSEC3PARAM, nothing());
    }

    /// In answer to the question for the absent type, what becomes of the record that proves, signed.
    SignedApex proving(UnaryOperator<Record> change) {
        return proving(absent(), change);
    }

    SignedApex proving(int type, UnaryOperator<Record> change) {
        return on(type, Misbehaviour.changed(answer -> {
            for (Record record : List.copyOf(answer.getSection(Section.AUTHORITY))) {
                if (record.getType() == denial.type()) {
                    answer.removeRecord(record, Section.AUTHORITY);
                    answer.addRecord(change.apply(record), Section.AUTHORITY);
                    answer.addRecord(signature(change.apply(record)), Section.AUTHORITY);
                } else if (record instanceof RRSIGRecord old && old.getTypeCovered() == denial.type()) {
                    answer.removeRecord(record, Section.AUTHORITY);
                }
            }
        }));
    }

    private RRSIGRecord signature(Record record) {
        Signing signing = zone.signing();
        return signing.zsk().sign(List.of(record), signing.inception(), signing.expiration());
    }

    /// The owner of the apex's NSEC or NSEC3 record.
    String owner(ZoneContent content) {
        return content.records().stream()
                .filter(record -> record.getType() == denial.type() && denial.lists(record, Type.SOA))
                .map(record -> record.getName().toString()).findFirst().orElseThrow();
    }

    /// The record with other types in its list.
    static Record listing(Record record, int... types) {
        return record instanceof NSECRecord nsec
                ? new NSECRecord(record.getName(), DClass.IN, record.getTTL(), nsec.getNext(), types)
                : listing((NSEC3Record) record, types);
    }

    private static Record listing(NSEC3Record record, int... types) {
        return new NSEC3Record(record.getName(), DClass.IN, record.getTTL(), record.getHashAlgorithm(),
                record.getFlags(), record.getIterations(), record.getSalt(), record.getNext(), types);
    }
}
