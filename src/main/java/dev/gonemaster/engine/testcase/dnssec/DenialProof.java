package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.Nsec3Parameters;
import dev.gonemaster.engine.testcase.dnssec.Dnssec23.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// dnssec23, steps 3.4 to 3.7: the records by which a response proves that a name is not there.
///
/// @param parameters of all NSEC3 records
/// @param nsec3 by hash, at most [#RECORDS_MAX]
/// @param nsec by name, at most [#RECORDS_MAX]
record DenialProof(Set<Nsec3Parameters> parameters, List<DeniedRange<String>> nsec3, List<DeniedRange<Name>> nsec) {
    /// Records of a kind that are compared with one another. Three prove everything (RFC 5155 section 7.2), and
    /// comparing is quadratic.
    static final int RECORDS_MAX = 6;

    static DenialProof in(Response response, Name zone) {
        List<NSEC3Record> nsec3 = response.section(Section.AUTHORITY, Type.NSEC3).stream()
                .filter(record -> record.getName().labels() == zone.labels() + 1 && record.getName().subdomain(zone))
                .map(NSEC3Record.class::cast).toList();
        List<NSECRecord> nsec = response.section(Section.AUTHORITY, Type.NSEC).stream()
                .filter(record -> record.getName().subdomain(zone))
                .map(NSECRecord.class::cast).toList();
        return new DenialProof(nsec3.stream().map(Nsec3Parameters::of).collect(Collectors.toSet()),
                compared(nsec3.stream().map(DeniedRange::of).toList()),
                compared(nsec.stream().map(DeniedRange::of).toList()));
    }

    boolean isEmpty() {
        return nsec3.isEmpty() && nsec.isEmpty();
    }

    boolean hasNsec3() {
        return !nsec3.isEmpty();
    }

    /// Whether the NSEC3 records belong to more than one chain.
    boolean isMixed() {
        return parameters.size() > 1;
    }

    /// What the records alone give away.
    List<ProofFault> faults() {
        var faults = new ArrayList<ProofFault>();
        if (isEmpty()) {
            faults.add(ProofFault.of(Message.DS23_NO_DENIAL_PROOF));                                    // 3.5
        }
        if (isMixed()) {
            faults.add(ProofFault.of(Message.DS23_NSEC3_MIXED_PARAMETERS));                             // 3.6.1
        } else {
            addDuplicates(faults);
            addOverlaps(faults);
        }
        for (DeniedRange<Name> range : nsec) {
            nsec.stream().filter(range::covers).forEach(other ->
                    faults.add(ProofFault.of(Message.DS23_NSEC_RANGES_OVERLAP, range, other)));         // 3.7
        }
        return faults;
    }

    private void addDuplicates(List<ProofFault> faults) {
        for (DeniedRange<String> range : nsec3) {
            nsec3.stream().filter(other -> range.endsLike(other) && range.from().compareTo(other.from()) < 0)
                    .forEach(other -> faults.add(
                            ProofFault.of(Message.DS23_NSEC3_DUPLICATE_NEXT, range, other)));           // 3.6.2
        }
    }

    private void addOverlaps(List<ProofFault> faults) {
        for (DeniedRange<String> range : nsec3) {
            nsec3.stream().filter(other -> range.covers(other) && !range.endsLike(other))
                    .forEach(other -> faults.add(
                            ProofFault.of(Message.DS23_NSEC3_RANGES_OVERLAP, range, other)));           // 3.6.3
        }
    }

    private static <T extends Comparable<T>> List<DeniedRange<T>> compared(List<DeniedRange<T>> ranges) {
        return ranges.stream().distinct().sorted(Comparator.comparing(DeniedRange::from)).limit(RECORDS_MAX).toList();
    }
}
