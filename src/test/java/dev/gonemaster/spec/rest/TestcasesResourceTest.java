package dev.gonemaster.spec.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import dev.gonemaster.spec.rest.TestcasesResource.TagBody;
import dev.gonemaster.spec.rest.TestcasesResource.TestcaseDetail;
import dev.gonemaster.translation.Catalogue;
import dev.gonemaster.translation.Language;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TestcasesResourceTest {
    private final TestcasesResource resource = new TestcasesResource();

    static Stream<String> ids() {
        return Testcases.all().stream().map(Testcase::id);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void eachTestcaseIsShownWithASentenceForEveryTag(String id) {
        TestcaseDetail detail = resource.show(id, null);

        assertThat(detail.id()).isEqualTo(id);
        assertThat(detail.description()).endsWith(".");
        assertThat(detail.locale()).isEqualTo("en");
        assertThat(detail.tags()).isNotEmpty().doesNotHaveDuplicates().extracting(TagBody::message)
                .doesNotContain("");
    }

    @ParameterizedTest
    @EnumSource
    void sentencesAreInTheLanguageAskedFor(Language language) {
        TestcaseDetail detail = resource.show("BASIC02", language.code().toUpperCase() + "_XX.UTF-8");

        assertThat(detail.locale()).isEqualTo(language.code());
        assertThat(detail.description()).isEqualTo(Catalogue.of(language).testcase("basic02"));
        assertThat(detail.tags()).contains(new TagBody("B02_NO_DELEGATION",
                Catalogue.of(language).texts().get("BASIC.B02_NO_DELEGATION")));
    }

    @Test
    void anUnknownTestcaseIsNotFound() {
        assertThatThrownBy(() -> resource.show("basic99", null)).asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::problem).isEqualTo(Problem.NOT_FOUND);
    }
}
