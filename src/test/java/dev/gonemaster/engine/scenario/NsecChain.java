package dev.gonemaster.engine.scenario;

import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// RFC 4034 section 4.
final class NsecChain implements DenialChain {
    @Override
    public void addTo(ZoneContent zone) {
        List<Name> owners = new ArrayList<>(zone.authoritativeOwners());
        for (int i = 0; i < owners.size(); i++) {
            Name owner = owners.get(i);
            zone.add(new NSECRecord(owner, DClass.IN, ZoneContent.TTL, owners.get((i + 1) % owners.size()),
                    zone.bitmap(owner, Type.NSEC, Type.RRSIG)));
        }
    }
}
