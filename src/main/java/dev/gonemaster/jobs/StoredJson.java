package dev.gonemaster.jobs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gonemaster.engine.message.ServerArg;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON texts inside stored rows: arguments of entries (`args_json`), what a request said beyond the domain
/// (`config_json`), scores of elsewhere (`score_json`). Written and read token by token, because entries are the hot
/// path.
public final class StoredJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private StoredJson() {
    }

    /// Arguments in their order; values as [dev.gonemaster.engine.message.Arg] lists them.
    ///
    /// @throws IllegalArgumentException when a value has no published form
    public static String args(Map<String, Object> args) {
        return written(json -> {
            json.writeStartObject();
            for (Map.Entry<String, Object> arg : args.entrySet()) {
                json.writeFieldName(arg.getKey());
                value(json, arg.getValue());
            }
            json.writeEndObject();
        });
    }

    /// A score of which nothing but the mark is known.
    public static String mark(Mark mark) {
        return written(json -> {
            json.writeStartObject();
            json.writeNumberField("score", mark.score());
            json.writeStringField("grade", mark.grade());
            json.writeEndObject();
        });
    }

    /// Members that say nothing are left out.
    public static String spec(TestSpec spec) {
        return written(json -> {
            json.writeStartObject();
            if (!spec.tests().isEmpty()) {
                json.writeFieldName("tests");
                value(json, spec.tests());
            }
            if (spec.overrides() != null) {
                json.writeFieldName("overrides");
                json.writeRawValue(spec.overrides());
            }
            nameServers(json, spec.undelegatedNs());
            delegationSigners(json, spec.undelegatedDs());
            if (spec.minLevel() != null) {
                json.writeStringField("min_level", spec.minLevel());
            }
            flag(json, "ipv4_disabled", spec.ipv4Disabled());
            flag(json, "ipv6_disabled", spec.ipv6Disabled());
            json.writeEndObject();
        });
    }

    /// Reads what [#spec(TestSpec)] wrote; unknown members are skipped, so that a newer server's rows stay readable.
    public static TestSpec spec(String text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            var reader = new SpecReader(text);
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String member = json.currentName();
                json.nextToken();
                reader.read(member, json);
            }
            return reader.spec();
        } catch (IOException e) {
            throw new IllegalStateException("unreadable config_json", e);
        }
    }

    private static void nameServers(JsonGenerator json, List<TestSpec.Nameserver> servers) throws IOException {
        if (servers.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("undelegated_ns");
        for (TestSpec.Nameserver server : servers) {
            json.writeStartObject();
            json.writeStringField("ns", server.ns());
            if (server.ip() != null) {
                json.writeStringField("ip", server.ip());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void delegationSigners(JsonGenerator json, List<TestSpec.Ds> signers) throws IOException {
        if (signers.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("undelegated_ds");
        for (TestSpec.Ds signer : signers) {
            json.writeStartObject();
            json.writeNumberField("keytag", signer.keytag());
            json.writeNumberField("algorithm", signer.algorithm());
            json.writeNumberField("digtype", signer.digtype());
            json.writeStringField("digest", signer.digest());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void flag(JsonGenerator json, String member, boolean set) throws IOException {
        if (set) {
            json.writeBooleanField(member, true);
        }
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case String text -> json.writeString(text);
            case Number number -> json.writeNumber(number.longValue());
            case Boolean flag -> json.writeBoolean(flag);
            case ServerArg server -> {
                json.writeStartObject();
                json.writeStringField("ns", server.ns());
                json.writeStringField("address", server.address());
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                for (Object item : list) {
                    value(json, item);
                }
                json.writeEndArray();
            }
            default -> throw new IllegalArgumentException("no published form: " + value.getClass().getName());
        }
    }

    private static String written(JsonWriting writing) {
        var text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @FunctionalInterface
    private interface JsonWriting {
        void to(JsonGenerator json) throws IOException;
    }

    private static final class SpecReader {
        private final String text;
        private final List<String> tests = new ArrayList<>();
        private final List<TestSpec.Nameserver> servers = new ArrayList<>();
        private final List<TestSpec.Ds> signers = new ArrayList<>();
        private @Nullable String overrides;
        private @Nullable String minLevel;
        private boolean ipv4Disabled;
        private boolean ipv6Disabled;

        SpecReader(String text) {
            this.text = text;
        }

        TestSpec spec() {
            return new TestSpec(tests, overrides, servers, signers, minLevel, ipv4Disabled, ipv6Disabled);
        }

        void read(String member, JsonParser json) throws IOException {
            switch (member) {
                case "tests" -> {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        tests.add(json.getText());
                    }
                }
                case "overrides" -> overrides = rawObject(json);
                case "undelegated_ns" -> {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        Map<String, String> members = members(json);
                        servers.add(new TestSpec.Nameserver(members.getOrDefault("ns", ""), members.get("ip")));
                    }
                }
                case "undelegated_ds" -> {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        signers.add(signer(members(json)));
                    }
                }
                case "min_level" -> minLevel = json.getText();
                case "ipv4_disabled" -> ipv4Disabled = json.getBooleanValue();
                case "ipv6_disabled" -> ipv6Disabled = json.getBooleanValue();
                default -> json.skipChildren();
            }
        }

        private String rawObject(JsonParser json) throws IOException {
            int from = Math.toIntExact(json.currentTokenLocation().getCharOffset());
            json.skipChildren();
            return text.substring(from, Math.toIntExact(json.currentLocation().getCharOffset()));
        }

        private static Map<String, String> members(JsonParser json) throws IOException {
            var members = new HashMap<String, String>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                members.put(name, json.getText());
            }
            return members;
        }

        private static TestSpec.Ds signer(Map<String, String> members) {
            return new TestSpec.Ds(Integer.parseInt(members.getOrDefault("keytag", "0")),
                    Integer.parseInt(members.getOrDefault("algorithm", "0")),
                    Integer.parseInt(members.getOrDefault("digtype", "0")), members.getOrDefault("digest", ""));
        }
    }
}
