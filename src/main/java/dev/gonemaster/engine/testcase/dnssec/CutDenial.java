package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.testcase.dnssec.CutStatus.Other;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.utils.base32;

/// What a zone states about a name for which it has no DS records: the authority section of a NODATA response. Nothing
/// is verified, since the server speaks about zones that it serves itself.
final class CutDenial {
    /// What is beyond is not computed (RFC 9276 section 3.2).
    static final int ITERATIONS_MAX = 150;

    private static final base32 BASE32_HEX = new base32(base32.Alphabet.BASE32HEX, false, false);

    private CutDenial() {
    }

    static CutStatus of(Name name, Response response) {
        List<NSECRecord> nsec = response.section(Section.AUTHORITY, Type.NSEC).stream()
                .map(NSECRecord.class::cast).toList();
        List<NSEC3Record> nsec3 = response.section(Section.AUTHORITY, Type.NSEC3).stream()
                .map(NSEC3Record.class::cast).toList();
        if (nsec.isEmpty() && nsec3.isEmpty()) {
            return Other.NOT_A_CUT;
        }
        return nsec.isEmpty() ? byHash(name, nsec3) : byName(name, nsec);
    }

    private static CutStatus byName(Name name, List<NSECRecord> records) {
        for (NSECRecord each : records) {
            if (each.getName().equals(name)) {
                return read(each::hasType);
            }
        }
        // There is no such name, or it has no records, as where the next name is below it.
        return records.stream().anyMatch(each -> covers(each, name)) ? Other.NOT_A_CUT : Other.INDETERMINATE;
    }

    private static boolean covers(NSECRecord record, Name name) {
        boolean last = record.getNext().compareTo(record.getName()) <= 0;
        return record.getName().compareTo(name) < 0 && (last || name.compareTo(record.getNext()) < 0);
    }

    private static CutStatus byHash(Name name, List<NSEC3Record> records) {
        NSEC3Record like = records.getFirst();
        if (like.getHashAlgorithm() != NSEC3Record.SHA1_DIGEST_ID || like.getIterations() > ITERATIONS_MAX) {
            return Other.INDETERMINATE;
        }
        String hash = hash(name, like);
        for (NSEC3Record each : records) {
            boolean ofZoneAbove = each.getName().labels() > 1 && name.subdomain(new Name(each.getName(), 1));
            if (ofZoneAbove && each.getName().getLabelString(0).toLowerCase(Locale.ROOT).equals(hash)) {
                return read(each::hasType);
            }
        }
        // Of delegations without DS records such a zone need not state anything (RFC 5155 section 6).
        boolean optOut = records.stream().anyMatch(each -> (each.getFlags() & NSEC3Record.Flags.OPT_OUT) != 0);
        return optOut ? Other.INSECURE : Other.INDETERMINATE;
    }

    private static String hash(Name name, NSEC3Record like) {
        try {
            return BASE32_HEX.toString(like.hashName(name)).toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK lacks SHA-1", e);
        }
    }

    /// RFC 6840 section 4.4: of a delegation there is NS, and SOA only where the zone below speaks for itself.
    private static CutStatus read(IntPredicate types) {
        if (!types.test(Type.NS)) {
            return Other.NOT_A_CUT;
        }
        return types.test(Type.DS) || types.test(Type.SOA) ? Other.INDETERMINATE : Other.INSECURE;
    }
}
