package dev.gonemaster.config;

import dev.gonemaster.engine.message.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The whole validated configuration of one server.
public record ServerConfig(Listener listener, Work work, Testing testing, Database database, Logging logging,
                           Duration shutdownTimeout) {

    /// @param port 0 to 65535; 0 lets the system choose
    /// @param bodySizeMax octets of a request body, from 1
    public record Listener(String host, int port, int bodySizeMax) {
    }

    /// @param workers runs at once, from 1
    /// @param concurrentJobsMax a second cap on runs at once; 0 for none
    /// @param runTimeMax longest run
    /// @param jobTtl longest wait of a queued job; zero for no limit
    /// @param stuckJobTimeout zero for off
    /// @param heartbeat between two beats
    /// @param deadAfter silence after which a server counts as dead; longer than two heartbeats
    /// @param lostLeasesMax how often a job may lose its server
    public record Work(int workers, int concurrentJobsMax, Duration runTimeMax, Duration jobTtl,
                       Duration stuckJobTimeout, Duration heartbeat, Duration deadAfter, int lostLeasesMax) {
    }

    /// How zones are tested.
    ///
    /// @param profile JSON file over the built-in profile; null for none
    /// @param exclude testcases or modules that no run executes, as written
    /// @param minLevel entries below it are not stored
    /// @param hints root hints in named.root format; null for the built-in list
    /// @param sharedAnswersTtl how long an answer serves other runs at most; zero for not at all
    public record Testing(@Nullable Path profile, List<String> exclude, Level minLevel, @Nullable Path hints,
                          Duration sharedAnswersTtl, Ipv6Mode ipv6Mode, Asking asking) {
        public Testing {
            exclude = List.copyOf(exclude);
        }
    }

    /// Whether IPv6 is asked: where the machine has a route, always or never.
    public enum Ipv6Mode { DETECT, ON, OFF }

    /// What goes over the profile of every run. Null means "as the profile says".
    ///
    /// @param timeout seconds, 1 to 255
    /// @param retry 1 to 255
    /// @param retrans seconds, 1 to 255
    /// @param positiveTtl seconds, 0 to 86400
    /// @param negativeTtl seconds, 0 to 86400
    public record Asking(@Nullable Integer timeout, @Nullable Integer retry, @Nullable Integer retrans,
                         @Nullable Boolean fallback, @Nullable Integer positiveTtl, @Nullable Integer negativeTtl,
                         @Nullable String sourceAddress4, @Nullable String sourceAddress6,
                         boolean allowNonGlobalTargets) {
        public static final Asking AS_THE_PROFILE_SAYS =
                new Asking(null, null, null, null, null, null, null, null, false);
    }

    /// @param dsn null for memory, and where the data sources of the server's administrator know the database
    /// @param retentionDays terminal jobs older than that are purged; 0 keeps them
    /// @param purgeInterval from 1 s
    public record Database(Driver driver, @Nullable Secret dsn, int retentionDays, Duration purgeInterval, Pool pool) {
    }

    /// Limits of the connections to a database that servers share; of a file there is always one that writes.
    ///
    /// @param open connections at most, from 1
    /// @param idle of these, how many are kept while nobody needs them; not more than `open`
    /// @param lifetime age at which a connection is replaced, from 30 s
    public record Pool(int open, int idle, Duration lifetime) {
        public static final Pool STANDARD = new Pool(25, 5, Duration.ofMinutes(5));
    }

    /// @param debug logs request bodies too
    public record Logging(Format format, LogLevel level, boolean debug) {
        public enum Format { TEXT, JSON }

        public enum LogLevel { DEBUG, INFO, WARN, ERROR }
    }
}
