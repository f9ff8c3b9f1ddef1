package dev.gonemaster.listing.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Position;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PagingTest {
    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
            "none,100,0", "limit=7,7,0", "page_size=8,8,0", "limit=7&page_size=8,7,0", "limit=500,500,0",
            "limit=10&page=1,10,0", "limit=10&page=3,10,20", "page_size=10&page=3,10,20",
            "offset=5,100,5", "page=2&offset=5,100,100", "cursor=3&page=2&offset=5,100,3", "limit=&cursor=,100,0"})
    void limitAndPositionAreRead(String query, int limit, long offset) {
        assertThat(Paging.byCursor(query(query), "started_at_desc")).isEqualTo(new Slice(limit, offset));
    }

    @ParameterizedTest
    @CsvSource({"limit=0,INVALID_LIMIT", "limit=501,INVALID_LIMIT", "limit=x,INVALID_LIMIT",
            "page_size=-1,INVALID_PAGE_SIZE", "page_size=501,INVALID_PAGE_SIZE", "page=0,INVALID_PAGE",
            "page=99999999999999999999,INVALID_PAGE", "page=2147483000,INVALID_PAGE", "offset=-1,INVALID_OFFSET",
            "offset=3000000000,INVALID_OFFSET", "cursor=-1,INVALID_CURSOR",
            "cursor=3~started_at_desc~n5,INVALID_CURSOR", "cursor=3~started_at_desc~n5~x,INVALID_CURSOR",
            "cursor=3~started_at_desc~tYQ~7,INVALID_CURSOR", "cursor=3~domain_asc~n5~7,INVALID_CURSOR",
            "cursor=3~domain_asc~tA~7,INVALID_CURSOR", "cursor=3~domain_asc~tAGE~7,INVALID_CURSOR",
            "cursor=3~~-~7,INVALID_CURSOR", "cursor=3000000000~started_at_desc~n5~7,INVALID_CURSOR",
            "cursor=abc,INVALID_CURSOR", "cursor=1&offset=-1,INVALID_OFFSET", "limit=1.5,INVALID_LIMIT"})
    void whatIsOutOfRangeIsRefused(String query, Problem problem) {
        assertThatThrownBy(() -> Paging.byCursor(query(query), "started_at_desc"))
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

    @ParameterizedTest
    @MethodSource("positions")
    void aCursorKnowsTheItemBeforeThePage(String sort, Object key) {
        var last = new Position(key, 77);
        String cursor = ListBody.from(new Page<>(List.of("x"), 25, last), new Slice(10, 3), sort, Function.identity())
                .nextCursor();
        assertThat(Paging.byCursor(query("limit=9&cursor=" + cursor), sort)).isEqualTo(new Slice(9, 4, last));
        assertThat(Paging.byOffset(query("limit=9&cursor=" + cursor), sort)).isEqualTo(new Slice(9, 4, last));
        assertThat(Paging.byCursor(query("limit=9&cursor=" + cursor), "entry_count_asc")).isEqualTo(new Slice(9, 4));
    }

    static List<Arguments> positions() {
        return List.of(Arguments.of("started_at_desc", 5L), Arguments.of("started_at_desc", -5L),
                Arguments.of("started_at_asc", null), Arguments.of("domain_desc", "ex~ample?&\u00fc"),
                Arguments.of(null, 8L));
    }

    @Test
    void aFullPageBehindAnItemIsFollowedByAnotherWhateverItsOffsetSays() {
        var page = new Page<>(List.of("x", "y"), 25, new Position(5L, 77));
        assertThat(ListBody.from(page, new Slice(2, 40, new Position(4L, 70)), null, Function.identity()).nextCursor())
                .isEqualTo("42~~n5~77");
        assertThat(ListBody.from(page, new Slice(3, 40, new Position(4L, 70)), null, Function.identity()).nextCursor())
                .isNull();
    }

    @Test
    void aRepeatedParameterCountsOnce() {
        var parameters = new MultivaluedHashMap<String, String>();
        parameters.put("limit", List.of("3", "900"));
        assertThat(Paging.byOffset(new Query(parameters), null).limit()).isEqualTo(3);
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
