package dev.gonemaster.listing.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {
    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
            "none,100,0", "limit=7,7,0", "page_size=8,8,0", "limit=7&page_size=8,7,0", "limit=500,500,0",
            "limit=10&page=1,10,0", "limit=10&page=3,10,20", "page_size=10&page=3,10,20",
            "offset=5,100,5", "page=2&offset=5,100,100", "cursor=3&page=2&offset=5,100,3", "limit=&cursor=,100,0"})
    void limitAndPositionAreRead(String query, int limit, long offset) {
        assertThat(Paging.byCursor(query(query))).isEqualTo(new Slice(limit, offset));
    }

    @ParameterizedTest
    @CsvSource({"limit=0,INVALID_LIMIT", "limit=501,INVALID_LIMIT", "limit=x,INVALID_LIMIT",
            "page_size=-1,INVALID_PAGE_SIZE", "page_size=501,INVALID_PAGE_SIZE", "page=0,INVALID_PAGE",
            "page=99999999999999999999,INVALID_PAGE", "page=2147483000,INVALID_PAGE", "offset=-1,INVALID_OFFSET",
            "offset=3000000000,INVALID_OFFSET", "cursor=-1,INVALID_CURSOR", "cursor=abc,INVALID_CURSOR",
            "cursor=1&offset=-1,INVALID_OFFSET", "limit=1.5,INVALID_LIMIT"})
    void whatIsOutOfRangeIsRefused(String query, Problem problem) {
        assertThatThrownBy(() -> Paging.byCursor(query(query)))
                .asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::problem).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"0,10,25,10,none", "10,10,25,20,0", "20,5,25,none,10", "5,10,25,15,0",
            "30,0,25,none,20", "0,0,0,none,none"})
    void cursorsAreTheOffsetsOfTheNeighbours(long offset, int items, long total, String next, String previous) {
        var page = new Page<>(java.util.Collections.nCopies(items, "x"), total);
        var body = ListBody.from(page, new Slice(10, offset), null, Function.identity());
        assertThat(body.nextCursor()).isEqualTo(next);
        assertThat(body.prevCursor()).isEqualTo(previous);
    }

    @Test
    void aRepeatedParameterCountsOnce() {
        var parameters = new MultivaluedHashMap<String, String>();
        parameters.put("limit", List.of("3", "900"));
        assertThat(Paging.byOffset(new Query(parameters)).limit()).isEqualTo(3);
    }

    private static Query query(String text) {
        var parameters = new MultivaluedHashMap<String, String>();
        if (text != null) {
            for (String pair : text.split("&")) {
                parameters.add(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        return new Query(parameters);
    }
}
