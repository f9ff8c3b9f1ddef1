package dev.gonemaster.jobs;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Optional;

/// Sleeps in the C library, as a call waits in a database's native code: a virtual thread in it keeps its carrier.
final class NativeSleep {
    private static final Optional<MemorySegment> USLEEP = Linker.nativeLinker().defaultLookup().find("usleep");

    private NativeSleep() {
    }

    static boolean available() {
        return USLEEP.isPresent();
    }

    @SuppressWarnings("restricted")
    static void sleep(Duration time) {
        MethodHandle usleep = Linker.nativeLinker().downcallHandle(USLEEP.orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            int result = (int) usleep.invokeExact((int) (time.toNanos() / 1000));
            if (result != 0) {
                throw new IllegalStateException("usleep ended early");
            }
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
