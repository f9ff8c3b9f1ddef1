package dev.gonemaster.transfer;

import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Hands on what another source gives, for tests that change one thing about it.
abstract class PassingSource implements Source {
    private final Source source;

    PassingSource(Source source) {
        this.source = source;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public boolean live() {
        return source.live();
    }

    @Override
    public Set<Table> comparable() {
        return source.comparable();
    }

    @Override
    public Page next(Part part, String position) throws SQLException, IOException {
        return source.next(part, position);
    }

    @Override
    public Map<Table, Long> counts() throws SQLException, IOException {
        return new EnumMap<>(source.counts());
    }

    @Override
    public Map<String, Long> nextIds() throws SQLException, IOException {
        return source.nextIds();
    }

    @Override
    public List<String> remarks() throws SQLException, IOException {
        return source.remarks();
    }

    @Override
    public void close() throws SQLException, IOException {
        source.close();
    }
}
