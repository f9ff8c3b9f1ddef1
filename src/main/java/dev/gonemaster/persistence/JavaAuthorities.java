package dev.gonemaster.persistence;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// The certificate authorities that this Java trusts, as a text in PEM. MariaDB's driver gets them as a list of its
/// own: left to find them by itself, it also accepts any certificate of a server that knows the password, and then does
/// not look at the host name.
final class JavaAuthorities {
    private JavaAuthorities() {
    }

    /// @throws DatabaseRefusedException when there are none: the driver would take that for not being told
    static String pem() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            var pem = new StringBuilder();
            Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
            for (TrustManager trusted : factory.getTrustManagers()) {
                if (trusted instanceof X509TrustManager authorities) {
                    for (X509Certificate authority : authorities.getAcceptedIssuers()) {
                        pem.append("-----BEGIN CERTIFICATE-----\n").append(lines.encodeToString(authority.getEncoded()))
                                .append("\n-----END CERTIFICATE-----\n");
                    }
                }
            }
            if (pem.isEmpty()) {
                throw new DatabaseRefusedException("tls of the MariaDB DSN is true, and Java trusts no certificate"
                        + " authority; javax.net.ssl.trustStore names where they are");
            }
            return pem.toString();
        } catch (GeneralSecurityException e) {
            throw new DatabaseRefusedException("the certificate authorities of Java cannot be read", e);
        }
    }
}
