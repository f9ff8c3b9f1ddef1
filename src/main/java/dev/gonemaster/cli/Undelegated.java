package dev.gonemaster.cli;

import dev.gonemaster.engine.DomainName;
import dev.gonemaster.engine.InvalidDomainNameException;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.UndelegatedData;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import org.xbill.DNS.Address;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;

/// Reads `--ns` and `--ds`.
final class Undelegated {
    /// Longest digest in octets; the longest one in use, SHA-512, has as many.
    private static final int DIGEST_MAX = 64;

    private Undelegated() {
    }

    /// @param servers each `NAME` or `NAME/IP`
    /// @param ds each `KEYTAG,ALGORITHM,DIGTYPE,DIGEST`
    /// @throws UsageException naming the first that is something else
    static UndelegatedData read(Name zone, List<String> servers, List<String> ds) {
        NameServerSet set = NameServerSet.EMPTY;
        for (String server : servers) {
            set = set.plus(nameServer(server));
        }
        return new UndelegatedData(set, ds.stream().map(text -> ds(zone, text)).toList());
    }

    private static NameServerSet nameServer(String text) {
        String[] parts = text.split("/", 2);
        try {
            Name name = DomainName.normalize(parts[0]);
            return parts.length == 1
                    ? NameServerSet.ofNames(List.of(name))
                    : NameServerSet.of(List.of(new NameServer(name, Address.getByAddress(parts[1]))));
        } catch (InvalidDomainNameException e) {
            throw new UsageException("--ns " + text + ": " + e.getMessage());
        } catch (UnknownHostException e) {
            throw new UsageException("--ns " + text + ": what follows the slash is not an IP address");
        }
    }

    private static DSRecord ds(Name zone, String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4) {
            throw new UsageException("--ds " + text + ": not of the form KEYTAG,ALGORITHM,DIGTYPE,DIGEST");
        }
        int keyTag = number(text, "key tag", parts[0], 0xFFFF);
        int algorithm = number(text, "algorithm", parts[1], 0xFF);
        int digestType = number(text, "digest type", parts[2], 0xFF);
        byte[] digest = digest(text, parts[3]);
        try {
            return new DSRecord(zone, DClass.IN, 0, keyTag, algorithm, digestType, digest);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--ds " + text + ": a digest of type " + digestType + " has another length");
        }
    }

    private static int number(String ds, String what, String digits, int max) {
        if (digits.matches("[0-9]{1,5}") && Integer.parseInt(digits) <= max) {
            return Integer.parseInt(digits);
        }
        throw new UsageException("--ds " + ds + ": " + what + " must be a number from 0 to " + max);
    }

    private static byte[] digest(String ds, String hex) {
        if (hex.matches("(?:[0-9A-Fa-f]{2}){1," + DIGEST_MAX + "}")) {
            return HexFormat.of().parseHex(hex);
        }
        throw new UsageException("--ds " + ds + ": digest must be 1 to " + DIGEST_MAX + " octets in hexadecimal");
    }
}
