package dev.gonemaster.engine.cachefile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.gonemaster.engine.asn.AsnAnswer;
import dev.gonemaster.engine.message.AddressText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes packet cache files, entries sorted.
public final class PacketCacheWriter {
    private static final int DNS_PORT = 53;
    private static final Comparator<CacheEntry> ORDER = Comparator.comparing(PacketCacheWriter::sortText);

    private PacketCacheWriter() {
    }

    /// How a file is stored.
    public enum Packing { PLAIN, GZIP }

    /// Replaces the file as a whole or not at all.
    ///
    /// @param entriesMax most entries that the file may have; 0 for [PacketCacheFile#ENTRIES_MAX]
    /// @throws InvalidPacketCacheException when there are more; the file is not touched
    public static void write(Path file, Collection<CacheEntry> entries, Packing packing, int entriesMax)
            throws IOException {
        int max = entriesMax == 0 ? PacketCacheFile.ENTRIES_MAX : entriesMax;
        if (entries.size() > max) {
            throw new InvalidPacketCacheException(entries.size() + " entries, more than " + max);
        }
        List<CacheEntry> sorted = entries.stream().sorted(ORDER).toList();
        CompactForm compact = new CompactForm();
        write(compact.json(), sorted, "");
        String checksum = compact.checksum();
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            write(Files.newOutputStream(file), sorted, checksum, packing);
            return;
        }
        Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".tmp");
        try {
            write(Files.newOutputStream(unfinished), sorted, checksum, packing);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void write(OutputStream to, List<CacheEntry> entries, String checksum, Packing packing)
            throws IOException {
        try (OutputStream file = to;
                OutputStream buffered = new BufferedOutputStream(
                        packing == Packing.GZIP ? new GZIPOutputStream(file) : file);
                JsonGenerator json = new JsonFactory().createGenerator(buffered)) {
            var printer = new DefaultPrettyPrinter();
            printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
            printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
            json.setPrettyPrinter(printer);
            write(json, entries, checksum);
            json.writeRaw('\n');
        }
    }

    private static void write(JsonGenerator json, List<CacheEntry> entries, String checksum) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", PacketCacheFile.FORMAT);
        json.writeNumberField("version", PacketCacheFile.VERSION);
        json.writeStringField("checksum", checksum);
        json.writeArrayFieldStart("entries");
        for (CacheEntry entry : entries) {
            json.writeStartObject();
            switch (entry) {
                case CacheEntry.Nameserver answer -> write(json, answer);
                case CacheEntry.Recursor lookUp -> write(json, lookUp);
                case CacheEntry.Asn asn -> write(json, asn);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, CacheEntry.Nameserver entry) throws IOException {
        json.writeStringField("kind", "nameserver");
        json.writeStringField("address", AddressText.of(entry.address()));
        json.writeStringField("key", entry.key());
        byte[] message = entry.message();
        if (message == null) {
            json.writeBooleanField("no_message", true);
            return;
        }
        writeIfKnown(json, "answer_from", entry.answerFrom() == null ? null : withPort(entry.answerFrom()));
        writeIfKnown(json, "protocol", entry.protocol());
        json.writeStringField("message", Base64.getEncoder().encodeToString(message));
    }

    private static void write(JsonGenerator json, CacheEntry.Recursor entry) throws IOException {
        json.writeStringField("kind", "recursor");
        json.writeStringField("name", entry.name());
        json.writeStringField("qtype", entry.type());
        json.writeStringField("message", Base64.getEncoder().encodeToString(entry.message()));
    }

    private static void write(JsonGenerator json, CacheEntry.Asn entry) throws IOException {
        AsnAnswer answer = entry.answer();
        json.writeStringField("kind", "asn");
        json.writeStringField("ip", AddressText.of(entry.address()));
        json.writeArrayFieldStart("asns");
        for (long asn : answer.asns()) {
            json.writeNumber(asn);
        }
        json.writeEndArray();
        writeIfKnown(json, "prefix", answer.prefix().isEmpty() ? null : answer.prefix());
        writeIfKnown(json, "raw", answer.raw().isEmpty() ? null : answer.raw());
        json.writeStringField("code", answer.code().name());
    }

    private static void writeIfKnown(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static String withPort(InetAddress address) {
        String text = AddressText.of(address);
        return (address instanceof Inet4Address ? text : "[" + text + "]") + ":" + DNS_PORT;
    }

    private static String sortText(CacheEntry entry) {
        return switch (entry) {
            case CacheEntry.Nameserver answer -> "nameserver " + AddressText.of(answer.address()) + " " + answer.key();
            case CacheEntry.Recursor lookUp -> "recursor " + lookUp.name() + " " + lookUp.type();
            case CacheEntry.Asn asn -> "asn " + AddressText.of(asn.address());
        };
    }
}
