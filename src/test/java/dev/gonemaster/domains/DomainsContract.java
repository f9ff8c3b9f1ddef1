package dev.gonemaster.domains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.jobs.TestStores;
import org.junit.jupiter.api.Test;

/// How every registry of domains answers.
public interface DomainsContract {
    TestStores stores();

    @Test
    default void aDomainIsFoundByIdAndName() {
        stores().ended("xn--rksmrgs-5wao1o.se", 10);

        Domain domain = stores().domain("xn--rksmrgs-5wao1o.se");

        assertThat(domain.id()).isPositive();
        assertThat(stores().domains().find(domain.id())).contains(domain);
    }

    @Test
    default void theRootIsADomainToo() {
        stores().ended(".", 10);

        assertThat(stores().domain(".").name()).isEqualTo(".");
    }

    @Test
    default void anUntestedDomainIsNotFound() {
        stores().submit("example");

        assertThat(stores().domains().find("example")).isEmpty();
        assertThat(stores().domains().find(0)).isEmpty();
        assertThat(stores().domains().find(Long.MAX_VALUE)).isEmpty();
        assertThat(stores().domains().find("")).isEmpty();
    }

    @Test
    default void aDomainIsFoundByItsWholeNameOnly() {
        stores().ended("a.example", 10);
        stores().ended("b.example", 10);

        assertThat(stores().domains().find("example")).isEmpty();
        assertThat(stores().domains().find("A.EXAMPLE")).isEmpty();
        assertThat(stores().domain("a.example").id()).isNotEqualTo(stores().domain("b.example").id());
    }
}
