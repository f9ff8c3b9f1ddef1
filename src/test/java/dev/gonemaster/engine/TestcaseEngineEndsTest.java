package dev.gonemaster.engine;

import static dev.gonemaster.engine.FakeTestcase.reporting;
import static dev.gonemaster.engine.TestcaseEngineTest.SILENCE;
import static dev.gonemaster.engine.TestcaseEngineTest.ZONE;
import static dev.gonemaster.engine.TestcaseEngineTest.allowingLoopback;
import static dev.gonemaster.engine.TestcaseEngineTest.control;
import static dev.gonemaster.engine.TestcaseEngineTest.engine;
import static dev.gonemaster.engine.TestcaseEngineTest.meet;
import static dev.gonemaster.engine.TestcaseEngineTest.request;
import static dev.gonemaster.engine.TestcaseEngineTest.run;
import static dev.gonemaster.engine.TestcaseEngineTest.tags;
import static dev.gonemaster.engine.TestcaseEngineTest.waitForInterrupt;
import static dev.gonemaster.engine.TestcaseEngineTest.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.RunResult.End;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.testcase.Testcase;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Type;

/// How runs end early: canceled, interrupted, out of time.
@Timeout(20)
class TestcaseEngineEndsTest {
    @Test
    void cancelEndsARunWhoseQueriesWait() throws InterruptedException {
        CountDownLatch asking = new CountDownLatch(1);
        List<Testcase> testcases = List.of(reporting("syntax01", Module.SYNTAX),
                new FakeTestcase("zone09", Module.ZONE, (zone, findings) -> {
                    findings.add(FakeTestcase.Message.SECOND);
                    zone.dns().ask(InetAddress.getLoopbackAddress(), Query.of(ZONE, Type.SOA));
                }));
        RunControl control = control();
        Thread.ofVirtual().start(() -> {
            meet(asking);
            control.cancel();
        });
        long before = System.nanoTime();

        RunResult result = engine(testcases, (server, query) -> {
            asking.countDown();
            waitForInterrupt();
            return SILENCE;
        }).run(allowingLoopback(testcases), control, RunProgress.NONE);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        assertThat(result.end()).isEqualTo(End.CANCELED);
        assertThat(tags(result)).contains("SECOND").endsWith("RUN_CANCELED");
    }

    @Test
    void aTestcaseThatDoesNotStopIsLeftBehind() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Testcase deaf = new FakeTestcase("zone09", Module.ZONE, (zone, findings) -> {
            running.countDown();
            while (never.getCount() > 0) {
                Thread.yield();
                Thread.interrupted();
            }
            findings.add(FakeTestcase.Message.SECOND);
        });
        RunControl control = control();
        Thread.ofVirtual().start(() -> {
            meet(running);
            control.cancel();
        });

        RunResult result = run(List.of(deaf), request(List.of(deaf), Set.of(), Level.NOTICE), control,
                RunProgress.NONE);
        never.countDown();

        assertThat(result.end()).isEqualTo(End.CANCELED);
        assertThat(tags(result)).containsExactly("RUN_CANCELED");
    }

    @Test
    void aRunThatIsCanceledBeforeItBeginsEndsAtOnce() {
        RunControl control = control();
        control.cancel();
        List<Testcase> testcases = List.of(FakeTestcase.working());

        RunResult result = run(testcases, request(testcases, Set.of(), Level.NOTICE), control, RunProgress.NONE);

        assertThat(result.end()).isEqualTo(End.CANCELED);
        assertThat(tags(result)).endsWith("RUN_CANCELED");
    }

    @Test
    void anInterruptOfTheCallerCancelsTheRun() {
        List<Testcase> testcases = List.of(waiting("zone09"));
        Thread.currentThread().interrupt();

        RunResult result = run(testcases, Level.NOTICE);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.end()).isEqualTo(End.CANCELED);
    }

    @Test
    void aRunEndsWhenItsTimeIsOver() {
        List<Testcase> testcases = List.of(reporting("syntax01", Module.SYNTAX), waiting("zone09"));

        RunResult result = run(testcases, request(testcases, Set.of(), Level.NOTICE),
                new RunControl(Duration.ofMillis(300)), RunProgress.NONE);

        assertThat(result.end()).isEqualTo(End.EXPIRED);
        assertThat(tags(result)).containsExactly("FIRST", "SECOND", "RUN_EXPIRED");
    }

    @Test
    void aRunMayHaveAllTheTimeThereIs() {
        List<Testcase> testcases = List.of(reporting("zone09", Module.ZONE));

        RunResult result = run(testcases, request(testcases, Set.of(), Level.NOTICE),
                new RunControl(Duration.ofSeconds(Long.MAX_VALUE)), RunProgress.NONE);

        assertThat(result.end()).isEqualTo(End.COMPLETED);
    }
}
