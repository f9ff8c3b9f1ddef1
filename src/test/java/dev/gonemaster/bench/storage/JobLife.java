package dev.gonemaster.bench.storage;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.gonemaster.config.Driver;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.RunResult.End;
import dev.gonemaster.jobs.JobQueue;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.TestStores;
import dev.gonemaster.jobs.WorkingServer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/// Jobs that do nothing, from their submission to the end of the last one: sixteen workers of the product, and as many
/// as one transaction of results takes, with a run kept for each job, beside as many threads of db-scheduler, which
/// forgets each task, on the same server. To be run on PostgreSQL: on the others db-scheduler cannot lock and fetch.
record JobLife(int jobs) implements Benchmark {
    private static final Map<Integer, Target> LIFE = Map.of(
            16, Target.rate("no-op job, whole life, beside db-scheduler", "jobs/s", 1, 3),
            64, Target.rate("the same with 64 workers", "jobs/s", 0, 0));
    private static final String TABLE = """
            CREATE TABLE scheduled_tasks (task_name TEXT NOT NULL, task_instance TEXT NOT NULL, task_data BYTEA,
                execution_time TIMESTAMP WITH TIME ZONE NOT NULL, picked BOOLEAN NOT NULL, picked_by TEXT,
                last_success TIMESTAMP WITH TIME ZONE, last_failure TIMESTAMP WITH TIME ZONE, consecutive_failures INT,
                last_heartbeat TIMESTAMP WITH TIME ZONE, version BIGINT NOT NULL, priority SMALLINT,
                PRIMARY KEY (task_name, task_instance))""";

    @Override
    public void round(Backend backend, Sheet sheet) throws SQLException, InterruptedException {
        if (backend.driver() != Driver.POSTGRES) {
            return;
        }
        for (int workers : new TreeSet<>(LIFE.keySet())) {
            try (Site site = backend.site()) {
                sheet.product(LIFE.get(workers), jobs / product(site, workers));
            }
            try (Site site = backend.site()) {
                sheet.reference(LIFE.get(workers), jobs / dbScheduler(site, workers));
            }
        }
    }

    private double product(Site site, int workers) {
        TestStores stores = site.stores();
        var nothing = new RunResult(List.of(), End.COMPLETED, List.of());
        try (var server = WorkingServer.start(stores, site.instances(), (_, _, _) -> nothing, workers)) {
            var watch = new Watch();
            for (int from = 0; from < jobs; from += JobQueue.SUBMIT_MAX) {
                stores.queue().submit(Material.jobs(from, Math.min(JobQueue.SUBMIT_MAX, jobs - from), NewJob.BATCH));
            }
            server.wake();
            while (stores.queue().count(JobState.QUEUED) > 0 || stores.queue().count(JobState.RUNNING) > 0) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            return watch.seconds();
        }
    }

    private double dbScheduler(Site site, int workers) throws InterruptedException {
        site.execute(TABLE, "CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time)",
                "CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)",
                "CREATE INDEX priority_execution_time_idx ON scheduled_tasks (priority DESC, execution_time ASC)");
        var left = new CountDownLatch(jobs);
        OneTimeTask<Void> task = Tasks.oneTime("nothing").execute((_, _) -> left.countDown());
        Scheduler scheduler = Scheduler.create(site.database().source(false), task).threads(workers)
                .pollUsingLockAndFetch(1.0, 4.0).pollingInterval(Duration.ofMillis(100)).build();
        try {
            scheduler.start();
            var watch = new Watch();
            Instant now = Instant.now();
            for (int from = 0; from < jobs; from += JobQueue.SUBMIT_MAX) {
                var part = new ArrayList<TaskInstance<?>>();
                for (int i = from; i < Math.min(jobs, from + JobQueue.SUBMIT_MAX); i++) {
                    part.add(task.instance("job" + i));
                }
                scheduler.scheduleBatch(part, now);
            }
            left.await();
            return watch.seconds();
        } finally {
            scheduler.stop();
        }
    }
}
