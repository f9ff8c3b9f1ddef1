package dev.gonemaster.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of a portable backup, which was read once to its end before anything is taken from it. A position is the
/// number of rows before it.
final class BackupSource implements Source {
    /// Named size: rows of a page, unless a job with its entries has more.
    private static final int PAGE_ROWS = 5_000;

    private final BackupReader reader;
    private final BackupFormat.Trailer trailer;
    private BackupReader.@Nullable Row ahead;
    private long taken;

    private BackupSource(BackupReader reader, BackupFormat.Trailer trailer) throws IOException {
        this.reader = reader;
        this.trailer = trailer;
        ahead = reader.next();
    }

    /// @throws TransferException when the file is damaged or not complete
    static BackupSource open(Path file, Progress progress) throws IOException {
        BackupFormat.Trailer trailer;
        try (BackupReader first = BackupReader.open(file)) {
            trailer = verified(file, first, progress);
        }
        BackupReader reader = BackupReader.open(file);
        try {
            return new BackupSource(reader, trailer);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private static BackupFormat.Trailer verified(Path file, BackupReader reader, Progress progress) throws IOException {
        Map<Table, Tally> found = new EnumMap<>(Table.class);
        progress.begin("reading the backup", 0, 0);
        for (BackupReader.Row row = reader.next(); row != null; row = reader.next()) {
            found.computeIfAbsent(row.table(), _ -> new Tally()).add(row.values());
            progress.add(1);
        }
        progress.end();
        for (Map.Entry<Table, List<String>> table : reader.header().columns().entrySet()) {
            Tally said = reader.trailer().tallies().get(table.getKey());
            boolean whole = table.getValue().size() == table.getKey().columns().size();
            if (said == null || whole && !said.equalTo(found.getOrDefault(table.getKey(), new Tally()))) {
                throw new TransferException(file + " is damaged: the checksum of " + table.getKey().sqlName()
                        + " is not that of its rows");
            }
        }
        return reader.trailer();
    }

    @Override
    public String name() {
        Tally all = new Tally();
        trailer.tallies().forEach((table, tally) -> all.add(new Object[] {table.sqlName(), tally.checksum()}));
        return "the backup of " + reader.header().createdAt() + " (" + all.checksum().substring(0, 12) + ")";
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public Set<Table> comparable() {
        return reader.header().exact() ? EnumSet.allOf(Table.class) : EnumSet.complementOf(EnumSet.of(Table.DOMAINS));
    }

    @Override
    public Page next(Part part, String position) throws IOException {
        long wanted = position.isEmpty() ? 0 : Long.parseLong(position);
        while (ahead != null && (taken < wanted || Part.of(ahead.table()).compareTo(part) < 0)) {
            step();
        }
        Map<Table, List<Object[]>> rows = Page.emptyRows(part);
        int size = 0;
        while (ahead != null && part.tables().contains(ahead.table())
                && (size < PAGE_ROWS || ahead.table() != part.tables().getFirst())) {
            rows.computeIfAbsent(ahead.table(), _ -> new ArrayList<>()).add(ahead.values());
            size++;
            step();
        }
        boolean last = ahead == null || !part.tables().contains(ahead.table());
        return new Page(rows, String.valueOf(taken), last);
    }

    private void step() throws IOException {
        ahead = reader.next();
        taken++;
    }

    @Override
    public Map<Table, Long> counts() {
        Map<Table, Long> counts = new EnumMap<>(Table.class);
        trailer.tallies().forEach((table, tally) -> counts.put(table, tally.rows()));
        return counts;
    }

    @Override
    public Map<String, Long> nextIds() {
        return trailer.nextIds();
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
