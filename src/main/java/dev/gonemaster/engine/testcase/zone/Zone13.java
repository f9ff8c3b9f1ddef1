package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.LIMIT;
import static dev.gonemaster.engine.message.ArgName.LOOP_DOMAIN;
import static dev.gonemaster.engine.message.ArgName.TARGET;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.profile.Threshold;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.Collection;
import java.util.List;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// zone13: a receiver can judge mail by the zone's SPF policy within the look-ups that it may spend.
/// Specification: Gonemaster, zone/zone13.md; not in Zonemaster.
/// Sources: RFC 7208 sections 4.6.4 (limit), 5.1 (`all`), 5.2 and 6.1 (policies of others), 5.5 (`ptr`), 7 (macros).
/// A policy that breaks the grammar, and more than one policy, belong to Zone11.
final class Zone13 implements Testcase {
    enum Message implements Tag {
        Z13_NO_SPF_FOUND(INFO, DOMAIN),
        Z13_SPF_LOOKUP_COUNT_EXCEEDED(WARNING, DOMAIN, COUNT, LIMIT),
        Z13_SPF_LOOKUP_COUNT_OK(INFO, DOMAIN, COUNT),
        Z13_SPF_LOOKUP_LOOP(WARNING, DOMAIN, LOOP_DOMAIN),
        Z13_SPF_MACRO_TARGET(NOTICE, DOMAIN, TARGET),
        Z13_SPF_PTR_DEPRECATED(WARNING, DOMAIN),
        Z13_SPF_RECURSIVE_ERROR(NOTICE, DOMAIN, TARGET),
        Z13_UNABLE_TO_CHECK(WARNING);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    @Override
    public Module module() {
        return Module.ZONE;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        Collection<List<Record>> answers = ApexRecords.of(zone, Type.TXT, findings).values();       // 2
        if (answers.isEmpty()) {
            findings.add(Message.Z13_UNABLE_TO_CHECK);
            return;
        }
        List<String> texts = answers.stream().map(SpfPolicy::textsIn).filter(found -> !found.isEmpty())
                .findFirst().orElse(List.of());
        if (texts.isEmpty()) {
            findings.add(Message.Z13_NO_SPF_FOUND, DOMAIN.of(zone.name()));
            return;
        }
        if (texts.size() == 1) {
            SpfPolicy.parse(texts.getFirst()).ifPresent(policy -> judge(policy, zone, findings));   // 3
        }
    }

    private static void judge(SpfPolicy policy, Zone zone, Findings findings) {
        long limit = zone.thresholds().of(Threshold.SPF_LOOKUP_LIMIT);
        SpfWalk walk = SpfWalk.through(policy, zone.name(), limit, zone.dns());                     // 4
        Arg domain = DOMAIN.of(zone.name());
        if (walk.ptr()) {
            findings.add(Message.Z13_SPF_PTR_DEPRECATED, domain);
        }
        walk.macroTargets().forEach(target ->
                findings.add(Message.Z13_SPF_MACRO_TARGET, domain, TARGET.of(target)));
        walk.loops().forEach(loop ->
                findings.add(Message.Z13_SPF_LOOKUP_LOOP, domain, LOOP_DOMAIN.of(loop)));
        walk.unusable().forEach(target ->
                findings.add(Message.Z13_SPF_RECURSIVE_ERROR, domain, TARGET.of(target)));
        if (walk.counted() > limit) {                                                               // 5
            findings.add(Message.Z13_SPF_LOOKUP_COUNT_EXCEEDED, domain, COUNT.of(walk.counted()), LIMIT.of(limit));
        } else if (walk.complete()) {
            findings.add(Message.Z13_SPF_LOOKUP_COUNT_OK, domain, COUNT.of(walk.counted()));
        }
    }
}
