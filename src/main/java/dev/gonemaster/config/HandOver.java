package dev.gonemaster.config;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the launcher of the executable jar hands over to the WAR that it deploys, and what the WAR tells it back.
///
/// The launcher lives in the system class loader, the WAR in a loader of its own that takes its own copy of every class
/// first, this one too. So the two meet in the static field of the system class loader's copy of this class, which the
/// other copy reads by name, and nothing but JDK types passes:
///
/// | name | type | meaning |
/// |---|---|---|
/// | `settings` | `Map<String, String>` | effective texts by flag without hyphens, the DSN among them |
/// | `flags` | `Set<String>` | flags without hyphens that were given on the command line |
/// | `ready` | `Runnable` | start-up is complete; the launcher says so and stays |
///
/// Nothing of it is a system property, so no listing of them shows the DSN. In a plain WAR deployment the system class
/// loader has no such class: nothing is handed over, and being ready is told to nobody.
public final class HandOver {
    private static final System.Logger LOG = System.getLogger(HandOver.class.getName());
    private static final String SETTINGS = "settings";
    private static final String FLAGS = "flags";
    private static final String READY = "ready";

    private static volatile @Nullable Map<String, Object> offered;

    private HandOver() {
    }

    /// The launcher's side: once, before the WAR is deployed.
    public static void offer(Map<String, String> settings, GivenFlags given, Runnable ready) {
        offered = Map.of(SETTINGS, Map.copyOf(settings), FLAGS, given.names(), READY, ready);
    }

    /// What is on offer in this class loader's copy; null for nothing. Public only to be found by the other copy.
    public static @Nullable Map<String, Object> offered() {
        return offered;
    }

    /// The effective settings of the launcher by flag; empty in a plain WAR deployment.
    @SuppressWarnings("unchecked")
    public static Optional<Map<String, String>> settings() {
        return taken().map(map -> (Map<String, String>) map.get(SETTINGS));
    }

    /// The flags that the launcher was given; none in a plain WAR deployment.
    @SuppressWarnings("unchecked")
    public static GivenFlags givenFlags() {
        return new GivenFlags(taken().map(map -> (Set<String>) map.get(FLAGS)).orElse(Set.of()));
    }

    /// Start-up is complete. Does nothing in a plain WAR deployment.
    public static void ready() {
        taken().map(map -> (Runnable) map.get(READY)).ifPresent(Runnable::run);
    }

    @SuppressWarnings("unchecked")
    private static Optional<Map<String, Object>> taken() {
        try {
            Class<?> launcherCopy = ClassLoader.getSystemClassLoader().loadClass(HandOver.class.getName());
            return Optional.ofNullable((Map<String, Object>) launcherCopy.getMethod("offered").invoke(null));
        } catch (ClassNotFoundException _) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.ERROR, "hand-over unreadable", e);
            throw new IllegalStateException("the launcher's copy of HandOver does not fit this one", e);
        }
    }
}
