package dev.gonemaster.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Takes the executable jar apart, into a folder that appears complete or not at all.
final class Unpacking {
    private static final String BUILD = "Gonemaster-Build";
    private static final String RUNTIME = "MICRO-INF/runtime/";
    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final String ADAPTER = ".rar";
    /// Not MICRO-INF/deploy: Payara would deploy what is there besides the unpacked WAR.
    private static final String APPLICATION = "application/";
    private static final String WAR = APPLICATION + "ROOT.war";

    private Unpacking() {
    }

    /// The name of the folder for the content of this jar, as its manifest says.
    static String build(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String build = manifest == null ? null : manifest.getMainAttributes().getValue(BUILD);
            if (build == null || !build.matches("[0-9a-zA-Z.-]{1,80}")) {
                throw new IOException(jar + " is not the executable jar of the server");
            }
            return "build-" + build;
        }
    }

    static void unpack(Path jar, Path folder) throws IOException {
        Path parts = PrivateFolders.create(Path.of(folder + ".part-" + ProcessHandle.current().pid()));
        try {
            unpackInto(jar, parts);
            Files.move(parts, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.exists(folder.resolve(Installation.LAUNCH_JAR))) {
                throw e;
            }
        } finally {
            if (Files.exists(parts)) {
                PrivateFolders.delete(parts);
            }
        }
    }

    private static void unpackInto(Path jar, Path folder) throws IOException {
        Path runtime = Files.createDirectories(folder.resolve("runtime"));
        Set<String> classPath = new TreeSet<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().filter(entry -> !entry.isDirectory()).toList()) {
                try (InputStream content = file.getInputStream(entry)) {
                    String name = entry.getName();
                    if (name.equals(WAR)) {
                        unpackWar(content, folder.resolve("war").resolve("ROOT"));
                    } else if (name.startsWith(RUNTIME)) {
                        String simpleName = name.substring(name.lastIndexOf('/') + 1);
                        Files.copy(content, runtime.resolve(simpleName));
                        classPath.add("runtime/" + simpleName);
                    }
                }
            }
            writeLaunchJar(file, classPath, folder.resolve(Installation.LAUNCH_JAR));
        }
    }

    /// Payara reads every class of every library for annotations, a quarter of the start, unless beside them stands a
    /// folder that says that the library was looked at already. Ours has annotations in its own classes alone.
    private static void unpackWar(InputStream war, Path folder) throws IOException {
        ZipInputStream entries = new ZipInputStream(war);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            Path target = folder.resolve(entry.getName()).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("entry outside of its archive: " + entry.getName());
            }
            if (!entry.isDirectory()) {
                Files.createDirectories(target.resolveSibling("."));
                Files.copy(entries, target);
            }
            if (entry.getName().startsWith(LIBRARIES) && entry.getName().endsWith(".jar")) {
                Files.createDirectory(folder.resolve(entry.getName().replace("/", "__").replace(".jar", "_jar")));
            }
        }
    }

    /// With everything on one class path, Java can keep prepared classes of Payara too (AOT cache).
    private static void writeLaunchJar(JarFile whole, Set<String> classPath, Path target) throws IOException {
        Manifest manifest = new Manifest(whole.getManifest());
        classPath.removeIf(name -> !name.endsWith(".jar"));
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", classPath));
        try (OutputStream out = Files.newOutputStream(target);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (JarEntry entry : whole.stream().toList()) {
                String name = nameAtRoot(entry.getName());
                if (!name.isEmpty()) {
                    jar.putNextEntry(new JarEntry(name));
                    try (InputStream content = whole.getInputStream(entry)) {
                        content.transferTo(jar);
                    }
                    jar.closeEntry();
                }
            }
        }
    }

    /// What an entry is called in launch.jar; empty where it is left out. Payara looks for its resource adapters by
    /// their simple names.
    private static String nameAtRoot(String name) {
        if (name.startsWith(RUNTIME) && name.endsWith(ADAPTER)) {
            return name.substring(RUNTIME.length());
        }
        boolean elsewhere = name.equals(JarFile.MANIFEST_NAME) || name.startsWith(RUNTIME)
                || name.startsWith(APPLICATION);
        return elsewhere ? "" : name;
    }
}
