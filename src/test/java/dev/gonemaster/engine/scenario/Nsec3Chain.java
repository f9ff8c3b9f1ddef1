package dev.gonemaster.engine.scenario;

import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSEC3PARAMRecord;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.utils.base32;

/// RFC 5155 section 7.1.
record Nsec3Chain(int iterations, byte[] salt, boolean optOut) implements DenialChain {
    private static final base32 BASE32 = new base32(base32.Alphabet.BASE32HEX, false, false);

    private record Hashed(Name name, byte[] hash, String label) {
    }

    @Override
    public void addTo(ZoneContent zone) {
        zone.add(new NSEC3PARAMRecord(zone.apex(), DClass.IN, ZoneContent.TTL, NSEC3Record.SHA1_DIGEST_ID, 0,
                iterations, salt));
        List<Hashed> names = names(zone);
        for (int i = 0; i < names.size(); i++) {
            Hashed own = names.get(i);
            zone.add(new NSEC3Record(label(own.label(), zone.apex()), DClass.IN, ZoneContent.TTL,
                    NSEC3Record.SHA1_DIGEST_ID, optOut ? NSEC3Record.Flags.OPT_OUT : 0, iterations, salt,
                    names.get((i + 1) % names.size()).hash(), types(zone, own.name())));
        }
    }

    static String hash(Name name, NSEC3Record like) {
        try {
            return BASE32.toString(like.hashName(name)).toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private int[] types(ZoneContent zone, Name name) {
        boolean signed = !zone.isCut(name) || !zone.rrset(name, Type.DS).isEmpty();
        return signed && !zone.rrsetTypes(name).isEmpty() ? zone.bitmap(name, Type.RRSIG) : zone.bitmap(name);
    }

    /// Owners and the empty names between them and the apex, by hash.
    private List<Hashed> names(ZoneContent zone) {
        var all = new TreeSet<Name>();
        for (Name owner : zone.authoritativeOwners()) {
            if (optOut && zone.isCut(owner) && zone.rrset(owner, Type.DS).isEmpty()) {
                continue;
            }
            for (Name name = owner; name.labels() >= zone.apex().labels(); name = new Name(name, 1)) {
                all.add(name);
                if (name.equals(zone.apex())) {
                    break;
                }
            }
        }
        var like = new NSEC3Record(zone.apex(), DClass.IN, 0, NSEC3Record.SHA1_DIGEST_ID, 0, iterations, salt,
                new byte[20], new int[0]);
        var hashed = new ArrayList<Hashed>();
        all.forEach(name -> {
            String label = hash(name, like);
            hashed.add(new Hashed(name, BASE32.fromString(label), label));
        });
        hashed.sort(Comparator.comparing(Hashed::label));
        return hashed;
    }

    private static Name label(String label, Name apex) {
        try {
            return Name.fromString(label, apex);
        } catch (TextParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
