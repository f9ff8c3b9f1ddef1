package dev.gonemaster.engine.weakkeys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What `badkeysdata.json` says about the `blocklist.dat` beside it. Immutable. Source: "blocklist file format" in the
/// badkeys project's docs/BLOCKLISTFORMAT.md.
///
/// @param date of the last change, ISO 8601; empty where the file has none
/// @param url where the list comes from, packed with xz; empty where the file has none
/// @param sha256 of the unpacked list, hexadecimal in lower case; empty where the file has none
/// @param names of the collections that the list was made of, by their number, 0 to 255
public record BlocklistIndex(String date, String url, String sha256, Map<Integer, String> names) {
    public static final String FILE = "badkeysdata.json";
    /// Octets of the file.
    public static final int SIZE_MAX = 1 << 20;

    private static final int FORMAT = 0;
    private static final int ID_MAX = 255;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public BlocklistIndex {
        names = Map.copyOf(names);
    }

    /// @throws InvalidBlocklistException when the file cannot be read or is none of this format
    public static BlocklistIndex read(Path file) {
        try {
            if (Files.size(file) > SIZE_MAX) {
                throw fault("is longer than " + SIZE_MAX + " octets");
            }
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            if (!root.path("bkformat").isInt() || root.path("bkformat").intValue() != FORMAT) {
                throw fault("is not of format " + FORMAT);
            }
            return new BlocklistIndex(root.path("date").asText(), root.path("blocklist_url").asText(),
                    root.path("blocklist_sha256").asText(), names(root.path("blocklists")));
        } catch (JsonProcessingException e) {
            throw fault("is not valid JSON");
        } catch (IOException e) {
            throw fault("cannot be read");
        }
    }

    private static Map<Integer, String> names(JsonNode collections) {
        var names = new HashMap<Integer, String>();
        for (JsonNode collection : collections) {
            JsonNode id = collection.path("id");
            String name = collection.path("name").asText();
            if (!id.isInt() || id.intValue() < 0 || id.intValue() > ID_MAX || !NAME.matcher(name).matches()) {
                throw fault("has a collection without proper id and name");
            }
            names.put(id.intValue(), name);
        }
        return names;
    }

    /// The name of a collection; its number where the file does not know it.
    String name(int id) {
        return Optional.ofNullable(names.get(id)).orElse(String.valueOf(id));
    }

    private static InvalidBlocklistException fault(String what) {
        return new InvalidBlocklistException(FILE + " " + what);
    }
}
