package dev.gonemaster.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A private certificate authority, made with the JDK's `keytool`. Its certificates hold for two days.
final class TestAuthority {
    static final String STORE_PASSWORD = "changeit";
    private static final int TIME_MAX_S = 60;

    private final Path folder;
    private final String name;

    private TestAuthority(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /// @param key of the certificate, PKCS #8 in PEM, for its owner's eyes alone
    record Issued(Path certificate, Path key) {
    }

    /// @param folder gets its files
    static TestAuthority create(Path folder, String name) {
        var authority = new TestAuthority(folder, name);
        authority.keytool(name, "-genkeypair", "-alias", "key", "-keyalg", "EC", "-groupname", "secp256r1",
                "-validity", "2", "-dname", "CN=" + name, "-ext", "bc:critical=ca:true",
                "-ext", "ku:critical=keyCertSign");
        authority.keytool(name, "-exportcert", "-alias", "key", "-rfc", "-file", authority.certificate().toString());
        // a store that holds what to trust, and nothing else
        authority.keytool(name + "-trust", "-importcert", "-alias", "authority", "-noprompt", "-file",
                authority.certificate().toString());
        return authority;
    }

    /// Its own, in PEM.
    Path certificate() {
        return folder.resolve(name + ".pem");
    }

    /// For `javax.net.ssl.trustStore`.
    Path trustStore() {
        return store(name + "-trust");
    }

    /// For `javax.net.ssl.keyStore`: its own key.
    Path keyStore() {
        return store(name);
    }

    /// @param algorithm of the key, as `keytool` calls it
    /// @param alternativeNames such as `dns:localhost`; empty for none
    Issued issue(String subject, String algorithm, String alternativeNames) {
        Path request = folder.resolve(subject + ".csr");
        Path certificate = folder.resolve(subject + ".pem");
        keytool(subject, "-genkeypair", "-alias", "key", "-keyalg", algorithm, "-validity", "2", "-dname",
                "CN=" + subject);
        keytool(subject, "-certreq", "-alias", "key", "-file", request.toString());
        var sign = new ArrayList<>(List.of("-gencert", "-alias", "key", "-rfc", "-validity", "2", "-infile",
                request.toString(), "-outfile", certificate.toString()));
        if (!alternativeNames.isEmpty()) {
            sign.addAll(List.of("-ext", "san=" + alternativeNames));
        }
        keytool(name, sign.toArray(String[]::new));
        return new Issued(certificate, writeKey(folder.resolve(subject + ".key"), "PRIVATE KEY", key(subject)));
    }

    /// A file that only its owner can read.
    static Path writeKey(Path file, String form, byte[] der) {
        try {
            Files.writeString(file, "-----BEGIN " + form + "-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + form
                    + "-----\n");
            return Files.setPosixFilePermissions(file,
                    PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key(String subject) {
        try (InputStream in = Files.newInputStream(store(subject))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, STORE_PASSWORD.toCharArray());
            Key key = store.getKey("key", STORE_PASSWORD.toCharArray());
            return key.getEncoded();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path store(String subject) {
        return folder.resolve(subject + ".p12");
    }

    private void keytool(String subject, String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store(subject).toString(), "-storetype", "PKCS12", "-storepass",
                STORE_PASSWORD));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(TIME_MAX_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + ":\n" + output);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
