package dev.gonemaster.cli;

import dev.gonemaster.engine.cachefile.CacheContents;
import dev.gonemaster.engine.cachefile.CacheEntry;
import java.nio.file.Path;
import java.util.List;

/// `--cache-stats`: what a packet cache holds.
final class CacheStats {
    private CacheStats() {
    }

    static String text(Path file, CacheContents contents) {
        List<CacheEntry.Nameserver> answers = contents.entries().stream()
                .filter(CacheEntry.Nameserver.class::isInstance).map(CacheEntry.Nameserver.class::cast).toList();
        StringBuilder text = new StringBuilder()
                .append(row("file", Line.of(file.toString())))
                .append(row("version", contents.version()))
                .append(row("compression", contents.compressed() ? "gzip" : "none"))
                .append(row("checksum", contents.checksum() ? "right" : "none"))
                .append(row("entries", contents.kinds().values().stream().mapToInt(Integer::intValue).sum()));
        contents.kinds().forEach((kind, count) -> text.append(row("  " + kind, count)));
        return text
                .append(row("addresses", answers.stream().map(CacheEntry.Nameserver::address).distinct().count()))
                .append(row("silence", answers.stream().filter(answer -> answer.message() == null).count()))
                .append(row("octets", answers.stream().mapToLong(CacheStats::octets).sum()))
                .toString();
    }

    private static long octets(CacheEntry.Nameserver answer) {
        byte[] message = answer.message();
        return message == null ? 0 : message.length;
    }

    private static String row(String name, Object value) {
        return "%-13s %s%n".formatted(name, value);
    }
}
