package dev.gonemaster.engine.dns;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;

/// What one run remembers of one address: the names it was asked under and how its questions went. Thread-safe.
final class AddressRecord {
    /// After that many time-outs in a row further questions to an address that has answered before get a single try.
    static final int TIMEOUTS_IN_ROW_MAX = 3;
    /// Refusals in a row, or errors for want of a route, after which the address is left alone for a while.
    static final int HARD_ERRORS_IN_ROW_MAX = 2;
    /// How long it is left alone.
    static final Duration BACK_OFF = Duration.ofSeconds(10);

    private final InetAddress address;
    private final SortedSet<Name> names = new TreeSet<>();
    private final List<Duration> roundTrips = new ArrayList<>();
    private final Map<Query.Protocol, Course> courses = new EnumMap<>(Query.Protocol.class);
    private Duration taken = Duration.ZERO;
    private boolean asked;
    private boolean blocked;
    private boolean answerStored;
    private boolean silenceStored;
    private int timeouts;
    private int refused;

    /// How it went over one protocol.
    private static final class Course {
        private boolean answered;
        private int silentInRow;
        private Failure silence = Failure.TIMEOUT;
        private int hardErrorsInRow;
        private @Nullable Failure hardError;
        private long hardErrorAt;
    }

    AddressRecord(InetAddress address) {
        this.address = address;
    }

    InetAddress address() {
        return address;
    }

    synchronized void name(Name name) {
        names.add(name);
    }

    /// @param time from the question to the outcome, all tries together
    synchronized void outcome(Query.Protocol protocol, Outcome outcome, Duration time) {
        asked = true;
        taken = taken.plus(time);
        Course course = course(protocol);
        switch (outcome) {
            case Response response -> {
                roundTrips.add(response.roundTrip());
                course.answered = true;
                course.silentInRow = 0;
                course.hardErrorsInRow = 0;
            }
            case NoResponse(Failure failure) -> failed(course, failure);
            case Outcome.NotAsked _ -> { }
        }
    }

    /// What an earlier run met counts for [#patchy] as if this one had, and for nothing else.
    synchronized void stored(Outcome outcome) {
        answerStored |= outcome instanceof Response;
        silenceStored |= outcome instanceof NoResponse(Failure failure) && failure == Failure.TIMEOUT;
    }

    private void failed(Course course, Failure failure) {
        // Who sends what is no response makes a question wait as long as who sends nothing.
        boolean silent = failure == Failure.TIMEOUT || failure == Failure.MALFORMED;
        course.silentInRow = silent ? course.silentInRow + 1 : 0;
        course.silence = failure;
        boolean hard = failure == Failure.REFUSED || failure == Failure.UNREACHABLE;
        course.hardErrorsInRow = hard ? course.hardErrorsInRow + 1 : 0;
        course.hardError = hard ? failure : null;
        course.hardErrorAt = System.nanoTime();
        timeouts += failure == Failure.TIMEOUT ? 1 : 0;
        refused += failure == Failure.REFUSED ? 1 : 0;
    }

    synchronized void block() {
        blocked = true;
    }

    /// Whether a question was kept back because the address is not globally reachable.
    synchronized boolean blocked() {
        return blocked;
    }

    /// Whether a question deserves all the tries there are. One short try is enough for an address that is silent: at
    /// once where it never answered anything, because then its silence is no lost packet.
    synchronized boolean worthPatience(Query.Protocol protocol) {
        Course course = course(protocol);
        if (course.answered) {
            return course.silentInRow < TIMEOUTS_IN_ROW_MAX;
        }
        return roundTrips.isEmpty() ? timeouts == 0 : course.silentInRow == 0;
    }

    /// What the last question met, where the address never answered over that protocol and so many questions in a row
    /// met silence, or what is no response. An address that answered once is asked for ever: it may dislike some
    /// questions only.
    ///
    /// @param inRowMax 0 for never
    synchronized Optional<Failure> silentFor(Query.Protocol protocol, int inRowMax) {
        Course course = course(protocol);
        return inRowMax > 0 && !course.answered && course.silentInRow >= inRowMax
                ? Optional.of(course.silence)
                : Optional.empty();
    }

    /// The hard error that the last questions met, while the address is to be left alone because of it.
    synchronized Optional<Failure> backOff(Query.Protocol protocol) {
        Course course = course(protocol);
        boolean due = !course.answered && course.hardErrorsInRow >= HARD_ERRORS_IN_ROW_MAX
                && System.nanoTime() - course.hardErrorAt < BACK_OFF.toNanos();
        return due ? Optional.ofNullable(course.hardError) : Optional.empty();
    }

    /// @param max zero for no limit
    synchronized boolean tookMoreThan(Duration max) {
        return !max.isZero() && taken.compareTo(max) > 0;
    }

    synchronized boolean asked() {
        return asked;
    }

    /// Whether it answered some questions and was silent on others.
    synchronized boolean patchy() {
        return (timeouts > 0 || silenceStored) && (answerStored || !roundTrips.isEmpty());
    }

    synchronized ServerTiming timing() {
        return new ServerTiming(address, names, roundTrips, timeouts, refused);
    }

    private Course course(Query.Protocol protocol) {
        return courses.computeIfAbsent(protocol, _ -> new Course());
    }
}
