package dev.gonemaster.jobs;

import dev.gonemaster.config.ServerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/// What the workers are bound to.
///
/// @param runsAtOnce from 1
/// @param runTimeMax longest run
/// @param jobTtl how long a job may wait for its first start; zero for no limit
/// @param stuckJobTimeout how long a job may count as running here without a run; zero for no limit
/// @param lostLeasesMax how often a job may lose its server
/// @param controlInterval between two looks for requests to cancel
/// @param threads makes the platform threads that call stores
record WorkSettings(int runsAtOnce, Duration runTimeMax, Duration jobTtl, Duration stuckJobTimeout, int lostLeasesMax,
                    Duration controlInterval, ThreadFactory threads, Clock clock) {
    static WorkSettings of(ServerConfig.Work work, ThreadFactory threads, Clock clock) {
        int runsAtOnce = work.concurrentJobsMax() > 0
                ? Math.min(work.workers(), work.concurrentJobsMax())
                : work.workers();
        return new WorkSettings(runsAtOnce, work.runTimeMax(), work.jobTtl(), work.stuckJobTimeout(),
                work.lostLeasesMax(), ControlPoll.INTERVAL, threads, clock);
    }
}
