package dev.gonemaster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The directions of dependencies: `*.rest -> feature -> engine -> engine.testcase.* -> engine.zone -> engine.dns`.
@AnalyzeClasses(packages = "dev.gonemaster", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");
    private static final int LINES_MAX = 400;
    private static final int COLUMNS_MAX = 120;
    /// Here the limit of columns does not hold yet.
    private static final List<Path> WIDE = Stream.of("jobs", "domains", "engine/chain", "engine/testcase/dnssec")
            .map(Path.of("dev/gonemaster")::resolve).toList();

    @ArchTest
    static final ArchRule theEngineKnowsNoContainer = noClasses().that().resideInAPackage("..engine..")
            .should().dependOnClassesThat().resideInAPackage("jakarta..")
            .because("the engine is plain Java SE: the command line tools run it without a server");

    @ArchTest
    static final ArchRule theEngineKnowsNoFeature = noClasses().that().resideInAPackage("..engine..")
            .should().dependOnClassesThat().resideInAnyPackage("..jobs..", "..domains..", "..instances..",
                    "..retention..", "..settings..", "..transfer..", "..persistence..", "..problem..", "..config..",
                    "..launcher..", "..cli..", "..startup..", "..translation..")
            .because("features use the engine, never the other way round");

    @ArchTest
    static final ArchRule messagesKnowNothingOfOurs = noClasses().that().resideInAPackage("..engine.message..")
            .should().dependOnClassesThat().resideInAnyPackage("..engine.dns..", "..engine.zone..",
                    "..engine.testcase..", "..engine.profile..")
            .because("the vocabulary of results is everybody's");

    @ArchTest
    static final ArchRule askingKnowsNoZone = noClasses().that().resideInAPackage("..engine.dns..")
            .should().dependOnClassesThat().resideInAnyPackage("..engine.zone..", "..engine.testcase..",
                    "..engine.profile..")
            .because("engine.testcase uses engine.zone, which uses engine.dns");

    @ArchTest
    static final ArchRule judgingSignaturesKnowsNoZone = noClasses().that()
            .resideInAPackage("dev.gonemaster.engine.dnssec..")
            .should().dependOnClassesThat().resideInAnyPackage("..engine.zone..", "..engine.testcase..",
                    "..engine.profile..")
            .because("engine.testcase uses engine.zone, which uses engine.dnssec");

    @ArchTest
    static final ArchRule zonesKnowNoTestcase = noClasses().that().resideInAPackage("..engine.zone..")
            .should().dependOnClassesThat().resideInAPackage("..engine.testcase..")
            .because("engine.testcase uses engine.zone");

    @ArchTest
    static final ArchRule packetCacheFilesKnowOnlyAskingAndMessages = noClasses()
            .that().resideInAPackage("..engine.cachefile..")
            .should().dependOnClassesThat().resideInAnyPackage("..engine.zone..", "..engine.testcase..",
                    "..engine.profile..", "dev.gonemaster.engine")
            .because("engine.cachefile is one of the stores of answers of engine.dns and engine.asn");

    @ArchTest
    static final ArchRule onlyToolsKnowPacketCacheFiles = noClasses()
            .that().resideOutsideOfPackages("..engine.cachefile..", "..cli..")
            .should().dependOnClassesThat().resideInAPackage("..engine.cachefile..")
            .because("the engine asks any store of answers in the same way")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule modulesOfTestcasesAreStrangers = slices()
            .matching("dev.gonemaster.engine.testcase.(*)..").should().notDependOnEachOther()
            .because("what two modules share sits in engine.testcase or below");

    @ArchTest
    static final ArchRule onlyStoresKnowJpa = noClasses()
            .that().resideOutsideOfPackages("..jpa..", "..persistence..")
            .should().dependOnClassesThat().resideInAPackage("jakarta.persistence..")
            .because("entities and queries are a detail of the stores");

    @ArchTest
    static final ArchRule onlyResourcesKnowHttp = noClasses()
            .that().resideOutsideOfPackages("..rest..", "..problem..", "..security..")
            .and().haveSimpleNameNotEndingWith("RestApplication")
            .should().dependOnClassesThat().resideInAPackage("jakarta.ws.rs..")
            .because("a feature does not know how it is reached");

    @ArchTest
    static final ArchRule nobodyImportsAStore = noClasses()
            .that().resideOutsideOfPackages("..memory..", "..jpa..")
            .should().dependOnClassesThat().resideInAnyPackage("..jobs.memory..", "..jobs.jpa..",
                    "..domains.memory..", "..domains.jpa..", "..instances.memory..", "..instances.jpa..",
                    "..retention.memory..", "..retention.jpa..",
                    "..settings.memory..", "..settings.jpa..",
                    "..batches.memory..", "..batches.jpa..")
            .because("CDI picks the store by the configured driver; everybody else knows its interface");

    @ArchTest
    static final ArchRule nobodyImportsAResource = noClasses()
            .that().resideOutsideOfPackages("..rest..", "dev.gonemaster", "..problem..")
            .should().dependOnClassesThat().resideInAPackage("..rest..")
            .because("resources are the outermost layer");

    @ArchTest
    static final ArchRule theLauncherKnowsNoFeature = noClasses().that().resideInAPackage("..launcher..")
            .should().dependOnClassesThat().resideInAnyPackage("..jobs..", "..domains..", "..instances..",
                    "..retention..", "..settings..", "..transfer..", "..rest..", "..problem..", "..startup..",
                    "..cli..")
            .because("the executable jar's root holds no class that also lives in the WAR as a feature");

    @ArchTest
    static final ArchRule commandsOnDatabasesKnowNoContainer = noClasses().that().resideInAPackage("..transfer..")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta..", "..rest..", "..jpa..", "..memory..",
                    "..launcher..", "..startup..")
            .because("the launcher runs them without a server, on plain JDBC");

    @ArchTest
    static final ArchRule nobodyUsesCommandsOnDatabases = noClasses().that().resideOutsideOfPackage("..transfer..")
            .should().dependOnClassesThat().resideInAPackage("..transfer..")
            .because("the launcher calls their one entry by name, and the server itself needs none of them");

    @ArchTest
    static final ArchRule namesSayWhatDiffers = classes()
            .should().haveSimpleNameNotEndingWith("Impl")
            .andShould().haveSimpleNameNotEndingWith("Manager")
            .andShould().haveSimpleNameNotEndingWith("Helper")
            .andShould().haveSimpleNameNotEndingWith("Util")
            .andShould().haveSimpleNameNotEndingWith("Utils")
            .andShould().haveSimpleNameNotStartingWith("Abstract")
            .andShould().haveSimpleNameNotStartingWith("Base")
            .because("such names tell a reader nothing");

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        var silent = new ArrayList<Path>();
        for (Path folder : folders()) {
            if (!javaFiles(folder).isEmpty() && !Files.exists(folder.resolve("package-info.java"))) {
                silent.add(folder);
            }
        }
        assertThat(silent).as("packages without package-info.java").isEmpty();
    }

    @Test
    void filesStaySmall() throws IOException {
        var tooLong = new ArrayList<String>();
        for (Path folder : folders()) {
            for (Path file : javaFiles(folder)) {
                long lines = Files.readAllLines(file).size();
                if (lines > LINES_MAX) {
                    tooLong.add(file + ": " + lines);
                }
            }
        }
        assertThat(tooLong).as("files above %d lines", LINES_MAX).isEmpty();
    }

    @Test
    void linesStayNarrow() throws IOException {
        var tooWide = new ArrayList<String>();
        for (Path root : List.of(SOURCES, TESTS)) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.filter(file -> file.toString().endsWith(".java")).toList()) {
                    if (WIDE.stream().noneMatch(root.relativize(file)::startsWith)) {
                        tooWide.addAll(tooWide(file, root.equals(TESTS)));
                    }
                }
            }
        }
        assertThat(tooWide).as("lines above %d columns", COLUMNS_MAX).isEmpty();
    }

    /// @param tables whether text blocks are left out: a broken row is no row of a table
    private static List<String> tooWide(Path file, boolean tables) throws IOException {
        var tooWide = new ArrayList<String>();
        boolean textBlock = false;
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.length() > COLUMNS_MAX && !(tables && textBlock)) {
                tooWide.add(file + ":" + number);
            }
            textBlock ^= line.split("\"\"\"", -1).length % 2 == 0;
        }
        return tooWide;
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".java")
                    && !file.endsWith("package-info.java")).toList();
        }
    }
}
