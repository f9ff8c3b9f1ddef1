package dev.gonemaster.instances;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.Eventually;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private static final Duration BEAT = Duration.ofMillis(10);

    private final ScriptedInstances instances = new ScriptedInstances();
    private final RecordingMember member = new RecordingMember();
    private Heartbeat heartbeat = heartbeat(Duration.ofMillis(30));

    @AfterEach
    void stop() throws InterruptedException {
        heartbeat.stop(false);
    }

    @Test
    void startJoinsAndRecoversTheDeadBeforeItReturns() {
        instances.addDead("old");
        heartbeat.start();
        assertThat(member.events()).startsWith("joined server-1", "recover old");
        assertThat(instances.rows()).containsExactly("server-1");
    }

    @Test
    void whatADeadServerTookUntilItsRemovalIsRecoveredToo() {
        instances.addDead("old");
        heartbeat.start();
        assertThat(member.events()).containsExactly("joined server-1", "recover old", "recover old");
    }

    @Test
    void beatsGoOn() {
        heartbeat.start();
        Eventually.await("five beats", () -> instances.beats() >= 5);
    }

    @Test
    void aServerThatDiesLaterIsRecoveredByTheOthers() {
        heartbeat.start();
        instances.addDead("neighbour");
        Eventually.await("it is recovered", () -> !instances.rows().contains("neighbour"));
        assertThat(member.events()).contains("recover neighbour");
    }

    @Test
    void declaredDeadItDropsItsWorkAndJoinsAnew() {
        heartbeat.start();
        instances.remove("server-1");
        Eventually.await("it joins anew", () -> member.events().contains("joined server-2"));
        assertThat(member.events())
                .containsExactly("joined server-1", "declared dead", "recover server-1", "joined server-2");
    }

    @Test
    void anOutageIsNoDeathAndNobodyIsJudgedRightAfterIt() {
        heartbeat = heartbeat(Duration.ofHours(1));
        heartbeat.start();
        instances.goAway();
        Eventually.await("two beats fail", () -> instances.failures() >= 2);
        instances.addDead("neighbour");
        instances.comeBack();
        int before = instances.beats();
        Eventually.await("five beats", () -> instances.beats() >= before + 5);
        assertThat(member.events()).containsExactly("joined server-1");
        assertThat(instances.rows()).contains("server-1", "neighbour");
    }

    @Test
    void whatAServerThatIsEnteredNowhereHasUnderWayIsRecovered() {
        member.sees("unknown");
        heartbeat.start();
        assertThat(member.events()).containsExactly("joined server-1", "recover unknown");
    }

    @Test
    void whereServersShareAStoreANewOneGivesTheOthersTimeToBeHeard() {
        heartbeat = heartbeat(Duration.ofHours(1));
        instances.share();
        instances.addDead("neighbour");
        member.sees("unknown");
        heartbeat.start();
        Eventually.await("five beats", () -> instances.beats() >= 5);
        assertThat(member.events()).containsExactly("joined server-1");
        assertThat(instances.rows()).contains("neighbour");
    }

    @Test
    void whoLeavesNothingBehindLeavesTheRegister() throws InterruptedException {
        heartbeat.start();
        heartbeat.stop(true);
        assertThat(instances.rows()).isEmpty();
    }

    @Test
    void whoLeavesWorkBehindStaysToBeFound() throws InterruptedException {
        heartbeat.start();
        heartbeat.stop(false);
        int beats = instances.beats();
        assertThat(instances.rows()).containsExactly("server-1");
        assertThat(instances.beats()).isEqualTo(beats);
    }

    private Heartbeat heartbeat(Duration deadAfter) {
        return new Heartbeat(instances, member, new StoreClock(Clock.systemUTC()), BEAT, deadAfter, Thread::new);
    }

    /// Writes down what it is told.
    private static final class RecordingMember implements Member {
        private final List<String> events = new CopyOnWriteArrayList<>();
        private final Set<String> busy = ConcurrentHashMap.newKeySet();

        void sees(String id) {
            busy.add(id);
        }

        List<String> events() {
            return List.copyOf(events);
        }

        @Override
        public void joined(String id) {
            events.add("joined " + id);
        }

        @Override
        public Set<String> busy() {
            return Set.copyOf(busy);
        }

        @Override
        public void recover(String deadId) {
            busy.remove(deadId);
            events.add("recover " + deadId);
        }

        @Override
        public void declaredDead() {
            events.add("declared dead");
        }
    }
}
