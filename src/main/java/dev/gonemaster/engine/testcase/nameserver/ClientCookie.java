package dev.gonemaster.engine.testcase.nameserver;

import dev.gonemaster.engine.dns.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Name;

/// The half of a DNS cookie that the client makes up, and how whole cookies look that begin with it (RFC 7873
/// section 4). It is the same in every run of a zone, so that the same questions are asked; it protects nothing here.
final class ClientCookie {
    /// Octets.
    static final int SIZE = 8;
    private static final int WHOLE_SIZE_MIN = 16;
    private static final int WHOLE_SIZE_MAX = 40;

    private final byte[] octets;

    ClientCookie(Name zone) {
        octets = Arrays.copyOf(sha256(zone), SIZE);
    }

    private static byte[] sha256(Name zone) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(zone.toWireCanonical());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has it", e);
        }
    }

    byte[] octets() {
        return octets.clone();
    }

    /// The first cookie of the response, whatever it looks like.
    static Optional<byte[]> anyIn(Response response) {
        return EdnsOptions.data(response, EDNSOption.Code.COOKIE).stream().findFirst();
    }

    /// The cookie of the response if it is a well-formed one: ours, followed by that of the server.
    Optional<byte[]> wholeIn(Response response) {
        return anyIn(response).filter(cookie -> cookie.length >= WHOLE_SIZE_MIN && cookie.length <= WHOLE_SIZE_MAX
                && begins(cookie));
    }

    /// Whether that is this cookie without anything from the server.
    boolean alone(byte[] cookie) {
        return cookie.length == SIZE && begins(cookie);
    }

    private boolean begins(byte[] cookie) {
        return Arrays.equals(cookie, 0, SIZE, octets, 0, SIZE);
    }
}
