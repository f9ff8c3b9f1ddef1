package dev.gonemaster.transfer;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where rows come from. Nothing there is changed. Not thread-safe.
interface Source extends AutoCloseable {
    /// The same source, and no other, has the same name the next time; without secrets.
    String name();

    /// Does somebody write there while it is read?
    boolean live();

    /// The tables whose rows come in key order and stay as they come, so that checksums can be compared. Where
    /// `domains` is not among them, which run is their latest and how many there are is worked out at the target.
    Set<Table> comparable();

    /// The rows after a position, in key order.
    ///
    /// @param position of the page before; empty for the first
    Page next(Part part, String position) throws SQLException, IOException;

    /// How many rows there are to come in each table, as far as that is known.
    Map<Table, Long> counts() throws SQLException, IOException;

    /// Numbers from which on nothing was ever given out, by the names of `id_blocks`.
    Map<String, Long> nextIds() throws SQLException, IOException;

    /// What is there and has no place at the target, a line each.
    List<String> remarks() throws SQLException, IOException;

    @Override
    void close() throws SQLException, IOException;
}
