package dev.gonemaster.bench.storage;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Processor time, in seconds.
final class Cpu {
    private static final double TICKS_PER_SECOND = 100;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int OWN = 11;
    private static final int CHILDREN = 13;

    private Cpu() {
    }

    /// Of the thread that asks.
    static double ofThread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / NANOS_PER_SECOND;
    }

    /// Of a process, its descendants, and those of its children that have ended. From /proc: Linux only.
    static double ofTree(long pid) {
        double sum = ticks(pid, OWN) + ticks(pid, CHILDREN);
        return ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants)
                .mapToDouble(child -> ticks(child.pid(), OWN)).sum() + sum;
    }

    private static double ticks(long pid, int first) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1])) / TICKS_PER_SECOND;
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            throw new IllegalStateException("no /proc", e);
        }
    }
}
