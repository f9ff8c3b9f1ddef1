package dev.gonemaster.jobs.memory;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.jobs.Run;
import dev.gonemaster.jobs.RunFilter;
import java.time.Instant;
import java.util.Comparator;

/// A [RunFilter] at work.
record RunSelection(RunFilter filter) implements Selection<MemoryRun> {
    @Override
    public boolean matches(MemoryRun item) {
        Run run = item.run();
        return (filter.state() == null || run.state() == filter.state())
                && (filter.batch() == null || filter.batch().equals(run.batch()))
                && JobSelection.contains(run.domain(), filter.domain())
                && (filter.domainExact() == null || run.domain().equals(filter.domainExact()))
                && (filter.worstLevel() == null || worst(run) == filter.worstLevel().ordinal())
                && (filter.grade() == null || run.score() != null && run.score().mark().grade().equals(filter.grade()))
                && JobSelection.severe(run.severities(), filter.severity())
                && JobSelection.between(run.endedAt(), filter.endedAfter(), filter.endedBefore())
                && (filter.eventTag() == null || item.hasTag(filter.eventTag()));
    }

    @Override
    public Comparator<MemoryRun> order() {
        Comparator<Run> byNumber = Comparator.comparing(Run::id);
        Comparator<Run> ascending = switch (filter.sort()) {
            case FINISHED_AT_DESC, FINISHED_AT_ASC -> Comparator.comparing(Run::endedAt);
            case CREATED_AT_DESC, CREATED_AT_ASC -> Comparator.comparing(Run::createdAt);
            case STARTED_AT_DESC, STARTED_AT_ASC ->
                    Comparator.comparing(Run::startedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));
            case DOMAIN_ASC, DOMAIN_DESC -> Comparator.comparing(Run::domain);
            case BATCH_ID_DESC, BATCH_ID_ASC ->
                    Comparator.comparing(Run::batch, Comparator.nullsFirst(Comparator.naturalOrder()));
            case WORST_LEVEL_DESC, WORST_LEVEL_ASC -> Comparator.comparingInt(RunSelection::worst);
            case SCORE_DESC, SCORE_ASC -> Comparator.comparingDouble(RunSelection::score);
            case DURATION_DESC, DURATION_ASC -> Comparator.comparing(Run::duration);
            case ENTRY_COUNT_DESC, ENTRY_COUNT_ASC -> Comparator.comparingInt(Run::entryCount);
            case ERROR_DESC -> Comparator.comparingInt(run -> run.severities().error());
            case CRITICAL_DESC -> Comparator.comparingInt(run -> run.severities().critical());
        };
        Comparator<Run> order = ascending.thenComparing(byNumber);
        return Comparator.comparing(MemoryRun::run, filter.sort().name().endsWith("_DESC") ? order.reversed() : order);
    }

    private static double score(Run run) {
        return run.score() == null ? -1 : run.score().mark().score();
    }

    private static int worst(Run run) {
        return run.severities().worst().map(Level::ordinal).orElse(-1);
    }
}
