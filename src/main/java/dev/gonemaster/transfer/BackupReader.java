package dev.gonemaster.transfer;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads a portable backup from its beginning to its end, row by row.
final class BackupReader implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final JsonParser json;
    private final BackupFormat.Header header;
    /// Where the values of a row stand in the rows of this version, by table.
    private final Map<Table, int[]> places = new EnumMap<>(Table.class);
    private BackupFormat.@Nullable Trailer trailer;

    /// A row and its table.
    record Row(Table table, Object[] values) {
    }

    private BackupReader(Path file, JsonParser json) throws IOException {
        this.file = file;
        this.json = json;
        header = readHeader();
    }

    /// @throws TransferException when it is none, or one of a newer version
    static BackupReader open(Path file) throws IOException {
        try {
            JsonParser json = BackupFormat.JSON.createParser(new BufferedInputStream(
                    new GZIPInputStream(Files.newInputStream(file), BUFFER), BUFFER));
            return new BackupReader(file, json);
        } catch (ZipException | JsonParseException | EOFException e) {
            throw new TransferException(file + " is no backup, or it is damaged", e);
        }
    }

    BackupFormat.Header header() {
        return header;
    }

    /// The next row; null at the end, and only then is the trailer there.
    ///
    /// @throws TransferException when the file is damaged
    @Nullable Row next() throws IOException {
        if (trailer != null) {
            return null;
        }
        try {
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_ARRAY) {
                return row();
            }
            if (token == JsonToken.START_OBJECT) {
                trailer = readTrailer();
                if (json.nextToken() == null) {
                    return null;
                }
            }
        } catch (ZipException | JsonParseException | EOFException e) {
            throw new TransferException(file + " is damaged", e);
        }
        throw new TransferException(file + " is not complete, or it is damaged");
    }

    BackupFormat.Trailer trailer() {
        if (trailer == null) {
            throw new IllegalStateException("the rows come first");
        }
        return trailer;
    }

    private Row row() throws IOException {
        json.nextToken();
        Table table = table(json.getText());
        List<Column> columns = table.columns();
        int[] at = places.get(table);
        var values = new Object[columns.size()];
        int i = 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (at == null || i == at.length || token == null) {
                throw new TransferException(file + " is damaged: a row of " + table.sqlName() + " is too long");
            }
            values[at[i]] = value(columns.get(at[i]), token);
            i++;
        }
        if (at == null || i != at.length) {
            throw new TransferException(file + " is damaged: a row of " + table.sqlName() + " is too short");
        }
        return new Row(table, values);
    }

    private @Nullable Object value(Column column, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                if (column.kind() == Column.Kind.REAL) {
                    yield json.getDoubleValue();
                }
                yield json.getLongValue();
            }
            default -> throw new TransferException(file + " is damaged: " + column.name() + " is no plain value");
        };
    }

    private BackupFormat.Header readHeader() throws IOException {
        String format = "";
        int version = 0;
        String createdAt = "";
        String schema = null;
        boolean exact = true;
        Map<Table, List<String>> columns = new EnumMap<>(Table.class);
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new TransferException(file + " is no backup");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "format" -> format = json.getText();
                case "version" -> version = json.getIntValue();
                case "created_at" -> createdAt = json.getText();
                case "schema" -> schema = json.getValueAsString();
                case "exact" -> exact = json.getBooleanValue();
                case "tables" -> {
                    refuseOther(format, version);
                    readColumns(columns);
                }
                default -> json.skipChildren();
            }
        }
        refuseOther(format, version);
        return new BackupFormat.Header(createdAt, schema, exact, columns);
    }

    private void refuseOther(String format, int version) {
        if (!format.equals(BackupFormat.NAME)) {
            throw new TransferException(file + " is no backup");
        }
        if (version != BackupFormat.VERSION) {
            throw new TransferException(file + " has version " + version + " of the format, and this server reads "
                    + BackupFormat.VERSION);
        }
    }

    private void readColumns(Map<Table, List<String>> columns) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            Table table = table(json.currentName());
            var names = new ArrayList<String>();
            json.nextToken();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                names.add(json.getText());
            }
            var at = new int[names.size()];
            for (int i = 0; i < at.length; i++) {
                try {
                    at[i] = table.at(names.get(i));
                } catch (IllegalArgumentException e) {
                    throw new TransferException(file + " is of a newer version of this server (column " + names.get(i)
                            + " of " + table.sqlName() + ")", e);
                }
            }
            places.put(table, at);
            columns.put(table, List.copyOf(names));
        }
    }

    private Table table(String name) {
        for (Table table : Table.values()) {
            if (table.sqlName().equals(name)) {
                return table;
            }
        }
        throw new TransferException(file + " is of a newer version of this server (table "
                + name.replaceAll("\\W", "?") + ")");
    }

    private BackupFormat.Trailer readTrailer() throws IOException {
        Map<Table, Tally> tallies = new EnumMap<>(Table.class);
        Map<String, Long> nextIds = new TreeMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "tables" -> {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        tallies.put(table(json.currentName()), readTally());
                    }
                }
                case "next_ids" -> {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        String name = json.currentName();
                        json.nextToken();
                        nextIds.put(name, json.getLongValue());
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new BackupFormat.Trailer(tallies, nextIds);
    }

    private Tally readTally() throws IOException {
        long rows = 0;
        String checksum = "";
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "rows" -> rows = json.getLongValue();
                case "checksum" -> checksum = json.getText();
                default -> json.skipChildren();
            }
        }
        if (!checksum.matches("[0-9a-f]{64}")) {
            throw new TransferException(file + " is damaged: a checksum is none");
        }
        return new Tally(rows, checksum);
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
