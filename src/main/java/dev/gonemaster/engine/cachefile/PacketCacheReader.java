package dev.gonemaster.engine.cachefile;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads the JSON of one packet cache file, entry by entry. For one use.
final class PacketCacheReader {
    /// Longest text: the base64 of the longest message, with room.
    private static final int TEXT_MAX = 100_000;
    private static final int DEPTH_MAX = 50;
    private static final int NAME_MAX = 1_000;

    private static final JsonMapper JSON = new JsonMapper(new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(TEXT_MAX).maxNestingDepth(DEPTH_MAX)
                    .maxNameLength(NAME_MAX).build())
            .build());

    private final OddTexts odd;
    private final CompactForm compact = new CompactForm();
    private final List<CacheEntry> entries = new ArrayList<>();
    private final SortedMap<String, Integer> kinds = new TreeMap<>();
    private String format = "";
    private String checksum = "";
    private long version;
    private boolean entriesSeen;

    PacketCacheReader(PacketCacheFile.Mode mode) throws IOException {
        odd = new OddTexts(mode);
    }

    CacheContents read(InputStream octets, boolean compressed) throws IOException {
        try (JsonParser parser = JSON.createParser(octets)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidPacketCacheException("not a JSON object");
            }
            JsonGenerator json = compact.json();
            json.writeStartObject();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                json.writeFieldName(name);
                parser.nextToken();
                member(name, parser, json);
            }
            json.writeEndObject();
            if (parser.nextToken() != null) {
                throw new InvalidPacketCacheException("goes on after its end");
            }
        }
        check();
        return new CacheContents((int) version, compressed, !checksum.isEmpty(), entries, kinds, odd.warnings());
    }

    private void member(String name, JsonParser parser, JsonGenerator json) throws IOException {
        if (name.equals("entries")) {
            entries(parser, json);
            return;
        }
        JsonNode value = parser.readValueAsTree();
        switch (name) {
            case "format" -> format = text(name, value);
            case "checksum" -> checksum = text(name, value);
            case "version" -> version = value.canConvertToInt() && value.isIntegralNumber() ? value.intValue() : -1;
            default -> odd.add("unknown key " + OddTexts.quoted(name));
        }
        if (name.equals("checksum")) {
            json.writeString("");
            return;
        }
        json.writeTree(value);
    }

    private void entries(JsonParser parser, JsonGenerator json) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new InvalidPacketCacheException("entries must be an array");
        }
        entriesSeen = true;
        json.writeStartArray();
        for (int number = 1; parser.nextToken() != JsonToken.END_ARRAY; number++) {
            if (number > PacketCacheFile.ENTRIES_MAX) {
                throw new InvalidPacketCacheException("more than " + PacketCacheFile.ENTRIES_MAX + " entries");
            }
            JsonNode value = parser.readValueAsTree();
            EntryReader entry = new EntryReader(odd, number, value);
            entry.kind().ifPresent(kind -> {
                kinds.merge(kind, 1, Integer::sum);
                entry.read(kind).ifPresent(entries::add);
            });
            json.writeTree(value);
        }
        json.writeEndArray();
    }

    private void check() throws IOException {
        if (!format.equals(PacketCacheFile.FORMAT)) {
            throw new InvalidPacketCacheException("not a packet cache: format is " + OddTexts.quoted(format));
        }
        if (version < PacketCacheFile.OLDEST_VERSION || version > PacketCacheFile.VERSION) {
            throw new InvalidPacketCacheException("unsupported packet cache version");
        }
        if (!entriesSeen) {
            throw new InvalidPacketCacheException("has no entries");
        }
        if (checksum.isEmpty()) {
            odd.add("has no checksum");
            return;
        }
        if (!checksum.equals(compact.checksum())) {
            throw new InvalidPacketCacheException("checksum mismatch");
        }
    }

    private static String text(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw new InvalidPacketCacheException(name + " must be a text");
        }
        return value.textValue();
    }
}
