package dev.gonemaster.engine.cachefile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The form over which the checksum of a packet cache file is taken: the document without white space, its members in
/// their order, the checksum empty, the characters that Go's JSON escapes escaped as it does. For one thread.
final class CompactForm {
    private final MessageDigest digest;
    private final JsonGenerator json;

    CompactForm() throws IOException {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        JsonFactory factory = new JsonFactoryBuilder().characterEscapes(new GoEscapes()).build();
        factory.setCodec(new JsonMapper());
        json = factory.createGenerator(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    }

    JsonGenerator json() {
        return json;
    }

    /// After the last token: the checksum in lower-case hexadecimal.
    String checksum() throws IOException {
        json.close();
        return HexFormat.of().formatHex(digest.digest());
    }

    private static final class GoEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final int LINE_SEPARATOR = 0x2028;
        private static final int PARAGRAPH_SEPARATOR = 0x2029;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            for (char c : new char[] {'<', '>', '&'}) {
                codes[c] = ESCAPE_CUSTOM;
            }
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            boolean escaped = c == '<' || c == '>' || c == '&' || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
            return escaped ? new SerializedString("\\u%04x".formatted(c)) : null;
        }
    }
}
