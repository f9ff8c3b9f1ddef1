package dev.gonemaster.engine.cachefile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Edns;
import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Query;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

class QuestionKeyTest {
    private static final Name NAME = Name.fromConstantString("Zone.example.");

    @Test
    void everyDetailOfAQuestionMakesAnotherKey() {
        Query plain = Query.of(NAME, Type.SOA);
        List<Query> queries = List.of(plain, Query.of(NAME, Type.NS), Query.of(NAME, 65_280), plain.overTcp(),
                plain.inClass(DClass.CH), plain.desiringRecursion(), plain.answeredFromAnywhere(),
                plain.spelled("zONE.example."), plain.spelled("ZONE.example."), plain.with(Edns.PLAIN),
                plain.with(Edns.DNSSEC), plain.with(new Edns(1, 512, false, 0, List.of())),
                plain.with(new Edns(0, 513, false, 0, List.of())), plain.with(new Edns(0, 512, true, 0, List.of())),
                plain.with(new Edns(0, 512, false, 3, List.of())),
                plain.with(new Edns(0, 512, false, 0, List.of(new GenericEDNSOption(137, new byte[] {1})))),
                plain.with(new Edns(0, 512, false, 0, List.of(new GenericEDNSOption(137, new byte[] {2})))));

        assertThat(queries.stream().map(QuestionKey::text)).doesNotHaveDuplicates()
                .startsWith("zone.example./SOA/IN/udp", "zone.example./NS/IN/udp", "zone.example./TYPE65280/IN/udp")
                .contains("zone.example./SOA/IN/udp/edns=0,1232,do,0",
                        "zone.example./SOA/IN/udp/spelled=zONE.example.");
    }

    @Test
    void letterCaseThatDoesNotMatterMakesNoOther() {
        assertThat(QuestionKey.text(Query.of(NAME, Type.A)))
                .isEqualTo(QuestionKey.text(Query.of(Name.fromConstantString("zone.EXAMPLE."), Type.A)));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Query query = Query.of(NAME, Type.A);
        QuestionKey answered = QuestionKey.answered(query, Instant.parse("2026-11-22T12:00:00.123Z"));
        QuestionKey failed = QuestionKey.failed(query, Failure.MALFORMED);

        assertThat(answered.written()).isEqualTo("zone.example./A/IN/udp at=2026-11-22T12:00:00.123Z");
        assertThat(QuestionKey.parse(answered.written())).isEqualTo(answered);
        assertThat(QuestionKey.parse(failed.written())).isEqualTo(failed);
    }

    @Test
    void anybodyElsesKeyIsJustText() {
        assertThat(QuestionKey.parse("example.com./A/IN")).isEqualTo(new QuestionKey("example.com./A/IN", null, null));
        assertThat(QuestionKey.parse("a at=tomorrow failure=never =x ="))
                .isEqualTo(new QuestionKey("a", null, null));
        assertThat(QuestionKey.parse(" ").question()).isNotNull();
    }
}
