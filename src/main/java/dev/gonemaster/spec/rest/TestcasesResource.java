package dev.gonemaster.spec.rest;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.listing.rest.Query;
import dev.gonemaster.spec.TestcaseDescriptions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The testcases that there are, in the order in which they run.
@Path("/spec/testcases")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class TestcasesResource {
    record TestcaseBody(String id, String module, @JsonInclude(NON_EMPTY) String description) {
        static TestcaseBody from(Testcase testcase) {
            return new TestcaseBody(testcase.id(), testcase.module().name(),
                    TestcaseDescriptions.of(testcase.id()));
        }
    }

    record TestcaseList(List<TestcaseBody> items, int total) {
    }

    /// `category` and `module` both name a module, in any letter case.
    @GET
    public TestcaseList list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        String module = query.has("category") ? query.text("category") : query.text("module");
        List<TestcaseBody> items = Testcases.all().stream()
                .filter(testcase -> isIn(testcase, module)).map(TestcaseBody::from).toList();
        return new TestcaseList(items, items.size());
    }

    private static boolean isIn(Testcase testcase, @Nullable String module) {
        return module == null || testcase.module().name().equalsIgnoreCase(module);
    }
}
