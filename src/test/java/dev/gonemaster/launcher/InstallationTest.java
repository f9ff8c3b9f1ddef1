package dev.gonemaster.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    Path cache;

    @Test
    void aServersFolderStaysLockedAsLongAsTheServerLives() throws IOException {
        Path run = installation().runFolder();
        // What nobody refers to is closed some time after this, and its lock is gone.
        System.gc();

        try (FileChannel other = FileChannel.open(run.resolve("lock"), StandardOpenOption.WRITE)) {
            assertThatThrownBy(other::tryLock).isInstanceOf(OverlappingFileLockException.class);
        }
    }

    @Test
    void foldersThatNobodyHoldsGoAndOthersStay() throws IOException {
        Path left = Files.createDirectories(cache.resolve("run-1-left/config"));
        Files.createFile(cache.resolve("run-1-left/lock"));
        Path unfinished = Files.createDirectories(cache.resolve("run-2-unfinished"));

        Path run = installation().runFolder();

        assertThat(left.getParent()).doesNotExist();
        assertThat(unfinished).exists();
        assertThat(run.getParent()).isEqualTo(cache);
        assertThat(run.getFileName().toString()).startsWith("run-");
        assertThat(run.resolve("lock")).exists();
    }

    private Installation installation() throws IOException {
        Path build = Files.createDirectories(cache.resolve("build-1"));
        return new Installation(build, build.resolve(Installation.LAUNCH_JAR));
    }
}
