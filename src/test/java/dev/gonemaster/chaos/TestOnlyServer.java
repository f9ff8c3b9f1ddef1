package dev.gonemaster.chaos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// The product's server with one class more in its WAR, [RandomLengthEngine], and its scripts beside it: a folder of
/// its own, laid out as the project is. The product has no switch for this.
///
/// @param folder holds `bin/gonemaster-server` and `target/gonemaster-server.jar`
/// @param build the name of what is inside
record TestOnlyServer(Path folder, String build) {
    private static final String BUILD = "Gonemaster-Build";
    private static final String WAR = "application/ROOT.war";
    private static final String ENGINE = RandomLengthEngine.class.getName().replace('.', '/') + ".class";
    private static final List<String> SCRIPTS = List.of("gonemaster-server", "build", "find-jdk");

    /// @param project the project's folder, where the server is built
    /// @param folder is made
    static TestOnlyServer make(Path project, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("target"));
        for (String script : SCRIPTS) {
            Files.copy(project.resolve("bin").resolve(script), folder.resolve("bin").resolve(script),
                    StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
        var crc = new CRC32();
        crc.update(engine());
        String build = Files.readString(project.resolve("target/gonemaster-server.build")).strip() + "-chaos"
                + crc.getValue();
        // Build names are of limited length, and the end tells this one apart.
        String name = build.substring(Math.max(0, build.length() - 80));
        Files.writeString(folder.resolve("target/gonemaster-server.build"), name + "\n");
        jar(project.resolve("target/gonemaster-server.jar"), folder.resolve("target/gonemaster-server.jar"), name);
        return new TestOnlyServer(folder, name);
    }

    Path script() {
        return folder.resolve("bin/gonemaster-server").toAbsolutePath();
    }

    /// Whether the classes of quicker starts are prepared.
    ///
    /// @param cache the servers' `XDG_CACHE_HOME`
    boolean prepared(Path cache) {
        Path unpacked = cache.resolve("gonemaster").resolve("build-" + build);
        try (DirectoryStream<Path> found = Files.newDirectoryStream(unpacked, "*.aot")) {
            return found.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    private static void jar(Path from, Path to, String build) throws IOException {
        try (JarFile source = new JarFile(from.toFile())) {
            var manifest = new Manifest(source.getManifest());
            manifest.getMainAttributes().put(new Attributes.Name(BUILD), build);
            try (OutputStream out = Files.newOutputStream(to); var target = new JarOutputStream(out, manifest)) {
                target.setLevel(0);
                for (JarEntry entry : source.stream().toList()) {
                    if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        continue;
                    }
                    target.putNextEntry(new ZipEntry(entry.getName()));
                    try (InputStream content = source.getInputStream(entry)) {
                        if (entry.getName().equals(WAR)) {
                            target.write(war(content));
                        } else {
                            content.transferTo(target);
                        }
                    }
                    target.closeEntry();
                }
            }
        }
    }

    private static byte[] war(InputStream product) throws IOException {
        var war = new ByteArrayOutputStream();
        var source = new ZipInputStream(product);
        try (var target = new ZipOutputStream(war)) {
            target.setLevel(0);
            for (ZipEntry entry = source.getNextEntry(); entry != null; entry = source.getNextEntry()) {
                target.putNextEntry(new ZipEntry(entry.getName()));
                source.transferTo(target);
                target.closeEntry();
            }
            target.putNextEntry(new ZipEntry("WEB-INF/classes/" + ENGINE));
            target.write(engine());
            target.closeEntry();
        }
        return war.toByteArray();
    }

    private static byte[] engine() throws IOException {
        try (InputStream content = TestOnlyServer.class.getClassLoader().getResourceAsStream(ENGINE)) {
            return content.readAllBytes();
        }
    }
}
