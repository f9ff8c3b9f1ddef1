package dev.gonemaster.persistence;

import static dev.gonemaster.persistence.PostgresDsn.refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The private key of a client certificate as the PostgreSQL driver can read it, which is PKCS #8 in PEM (RFC 5958,
/// RFC 7468). Keys in the older forms of OpenSSL (PKCS #1 of RSA, RFC 8017; SEC 1 of elliptic curves, RFC 5915) are put
/// into that form, in a file that only this user can read and that is deleted when the process ends.
///
/// @param file for the driver
/// @param algorithm Java's name of it
record ClientKey(Path file, String algorithm) {
    /// Named limit: octets of a key file.
    static final int OCTETS_MAX = 65_536;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1PRIVATE KEY-----");
    /// The driver takes the form of a key from such a suffix.
    private static final Pattern MISLEADING = Pattern.compile(".*\\.(p12|pfx|der)");
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

    /// @param certificate in PEM, the client's own first
    /// @throws DatabaseRefusedException when one of the files is not what it should be
    static ClientKey of(Path certificate, Path key) {
        PublicKey publicKey = publicKey(certificate);
        checkRights(key);
        String text = text(key);
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            throw text.contains("ENCRYPTED") ? locked()
                    : refused("sslkey", "names a file that is no private key in PEM");
        }
        byte[] pkcs8 = pkcs8(block.group(1).strip(), Base64.getMimeDecoder().decode(block.group(2)), publicKey);
        boolean fit = text.startsWith("-----BEGIN PRIVATE KEY-----")
                && !MISLEADING.matcher(key.toString().toLowerCase(Locale.ROOT)).matches();
        return new ClientKey(fit ? key : rewritten(pkcs8), publicKey.getAlgorithm());
    }

    private static PublicKey publicKey(Path certificate) {
        try (InputStream in = Files.newInputStream(certificate)) {
            Certificate first = CertificateFactory.getInstance("X.509").generateCertificate(in);
            return first.getPublicKey();
        } catch (IOException | GeneralSecurityException e) {
            throw refused("sslcert", "names a file that is no certificate in PEM");
        }
    }

    /// lib/pq and the driver alike refuse a key that others can read.
    private static void checkRights(Path key) {
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(key);
            if (Integer.valueOf(0).equals(Files.getAttribute(key, "unix:uid"))) {
                rights.remove(PosixFilePermission.GROUP_READ);
            }
            rights.remove(PosixFilePermission.OWNER_READ);
            rights.remove(PosixFilePermission.OWNER_WRITE);
            rights.remove(PosixFilePermission.OWNER_EXECUTE);
            if (!rights.isEmpty()) {
                throw refused("sslkey", "names a file that others can read; its rights should be 0600, or 0640 when"
                        + " root owns it");
            }
        } catch (UnsupportedOperationException _) {
            // not a POSIX file system: the driver asks it in its own way
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private static String text(Path key) {
        try (InputStream in = Files.newInputStream(key)) {
            byte[] octets = in.readNBytes(OCTETS_MAX + 1);
            if (octets.length > OCTETS_MAX) {
                throw refused("sslkey", "names a file of more than " + OCTETS_MAX + " octets");
            }
            return new String(octets, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private static DatabaseRefusedException unreadable() {
        return refused("sslkey", "names a file that cannot be read");
    }

    private static DatabaseRefusedException locked() {
        return refused("sslkey", "names a key with a password, which is not supported");
    }

    private static byte[] pkcs8(String form, byte[] der, PublicKey publicKey) {
        byte[] key = switch (form) {
            case "" -> der;
            case "RSA", "EC" -> der(SEQUENCE, VERSION_0, algorithm(publicKey), der(OCTET_STRING, der));
            case "ENCRYPTED" -> throw locked();
            default -> throw refused("sslkey", "names a key of a form that is not supported; PKCS #8 is");
        };
        try {
            KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(key));
            return key;
        } catch (GeneralSecurityException e) {
            throw refused("sslkey", "names a key of another algorithm than that of sslcert");
        }
    }

    /// The algorithm with its parameters: the first part of a SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7).
    private static byte[] algorithm(PublicKey publicKey) {
        byte[] info = publicKey.getEncoded();
        int start = 2 + (info[1] < 0 ? info[1] & 0x7f : 0);
        // an algorithm with its parameters is shorter than 128 octets, so that its length is one octet
        return Arrays.copyOfRange(info, start, start + 2 + info[start + 1]);
    }

    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var der = new ByteArrayOutputStream();
        der.write(tag);
        if (content.size() < 0x80) {
            der.write(content.size());
        } else {
            // two octets of length are enough below the limit of the file
            der.writeBytes(new byte[] {(byte) 0x82, (byte) (content.size() >> 8), (byte) content.size()});
        }
        der.writeBytes(content.toByteArray());
        return der.toByteArray();
    }

    private static Path rewritten(byte[] pkcs8) {
        try {
            // made with the rights 0600
            Path file = Files.createTempFile("gonemaster-sslkey-", ".key");
            file.toFile().deleteOnExit();
            return Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs8)
                    + "\n-----END PRIVATE KEY-----\n");
        } catch (IOException e) {
            throw new DatabaseRefusedException("sslkey of the PostgreSQL DSN cannot be rewritten for the driver", e);
        }
    }
}
