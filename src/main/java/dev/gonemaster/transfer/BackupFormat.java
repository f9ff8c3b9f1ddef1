package dev.gonemaster.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The portable backup: gzip, JSON, one value a line, UTF-8.
///
/// ```
/// {"format":"gonemaster-backup","version":1,"created_at":"...","server":"...","schema":"...","exact":true,
///     "tables":{"settings":["name","value"],...}}
/// ["domains",1,"example.org",...]       a row: its table, then the values of the columns that the first line lists
/// ...
/// {"end":true,"tables":{"domains":{"rows":1,"checksum":"..."},...},"next_ids":{"jobs":10001,...}}
/// ```
///
/// The first and the last value are one line each. Rows come table by table in key order, but for jobs: after each job
/// come its run and that one's entries. Checksums are those of [Tally]. `exact` is false when a server worked on the
/// database meanwhile; then `domains` is not what its runs say and is worked out anew where the backup is restored.
/// A reader refuses a higher version, tables and columns that it does not know, and a file without its last line.
final class BackupFormat {
    static final String NAME = "gonemaster-backup";
    static final int VERSION = 1;
    /// Named limit: octets of one text.
    private static final int TEXT_MAX = 256 << 20;
    static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(TEXT_MAX).build()).build();

    private BackupFormat() {
    }

    /// The first line.
    ///
    /// @param columns by table, in the order of the values of rows
    record Header(String createdAt, @Nullable String schema, boolean exact, Map<Table, List<String>> columns) {
    }

    /// The last line.
    record Trailer(Map<Table, Tally> tallies, Map<String, Long> nextIds) {
    }
}
