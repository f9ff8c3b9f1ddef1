package dev.gonemaster.spec.rest;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.listing.rest.Query;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import dev.gonemaster.translation.Catalogue;
import dev.gonemaster.translation.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The testcases that there are, in the order in which they run, described in the language asked for.
@Path("/spec/testcases")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class TestcasesResource {
    record TestcaseBody(String id, String module, @JsonInclude(NON_EMPTY) String description) {
        static TestcaseBody from(Testcase testcase, Catalogue texts) {
            return new TestcaseBody(testcase.id(), testcase.module().name(), texts.testcase(testcase.id()));
        }
    }

    record TestcaseList(List<TestcaseBody> items, int total) {
    }

    /// @param locale code of the language that was used
    /// @param tags in the order of the specification's table
    record TestcaseDetail(String id, String module, @JsonInclude(NON_EMPTY) String description, String locale,
                          List<TagBody> tags) {
        static TestcaseDetail from(Testcase testcase, Catalogue texts) {
            return new TestcaseDetail(testcase.id(), testcase.module().name(), texts.testcase(testcase.id()),
                    texts.language().code(),
                    testcase.tags().stream().map(tag -> TagBody.from(testcase, tag, texts)).toList());
        }
    }

    /// @param message the sentence, with `{name}` for each argument
    record TagBody(String tag, @JsonInclude(NON_EMPTY) String message) {
        static TagBody from(Testcase testcase, Tag tag, Catalogue texts) {
            return new TagBody(tag.name(), texts.template(testcase.module().name(), tag.name()).orElse(""));
        }
    }

    /// `category` and `module` both name a module, in any letter case.
    @GET
    public TestcaseList list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        String module = query.has("category") ? query.text("category") : query.text("module");
        Catalogue texts = Catalogue.of(Language.requested(query.text("locale")));
        List<TestcaseBody> items = Testcases.all().stream().filter(testcase -> isIn(testcase, module))
                .map(testcase -> TestcaseBody.from(testcase, texts)).toList();
        return new TestcaseList(items, items.size());
    }

    @GET
    @Path("/{id}")
    public TestcaseDetail show(@PathParam("id") String id, @QueryParam("locale") @Nullable String locale) {
        Catalogue texts = Catalogue.of(Language.requested(locale));
        return Testcases.all().stream().filter(testcase -> testcase.id().equalsIgnoreCase(id)).findFirst()
                .map(testcase -> TestcaseDetail.from(testcase, texts))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "testcase not found"));
    }

    private static boolean isIn(Testcase testcase, @Nullable String module) {
        return module == null || testcase.module().name().equalsIgnoreCase(module);
    }
}
