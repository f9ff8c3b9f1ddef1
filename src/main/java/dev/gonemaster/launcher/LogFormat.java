package dev.gonemaster.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One event as one line. A message is the name of an event and `key=value` pairs; a value with spaces is in double
/// quotes.
enum LogFormat {
    TEXT {
        @Override
        String line(LogRecord event) {
            StringBuilder line = new StringBuilder("time=").append(time(event)).append(" level=")
                    .append(level(event.getLevel())).append(" msg=").append(escaped(message(event)));
            stack(event).ifPresent(stack -> line.append(" stack=\"").append(escaped(stack)).append('"'));
            return line.toString();
        }
    },
    JSON {
        @Override
        String line(LogRecord event) {
            Map<String, String> members = new LinkedHashMap<>();
            members.put("time", time(event));
            members.put("level", level(event.getLevel()));
            String message = message(event);
            Matcher pairs = PAIR.matcher(message);
            int end = pairs.find() ? pairs.start() : message.length();
            members.put("msg", message.substring(0, end).strip());
            for (boolean more = end < message.length(); more; more = pairs.find()) {
                String value = pairs.group(2);
                members.putIfAbsent(pairs.group(1),
                        value.startsWith("\"") ? value.substring(1, value.length() - 1) : value);
            }
            stack(event).ifPresent(stack -> members.put("stack", stack));
            StringBuilder line = new StringBuilder();
            members.forEach((name, value) -> line.append(line.isEmpty() ? "{" : ",")
                    .append('"').append(escaped(name)).append("\":\"").append(escaped(value)).append('"'));
            return line.append('}').toString();
        }
    };

    /// Messages may begin with it before the name of the event.
    private static final String EVENT = "event=";
    private static final Pattern PAIR = Pattern.compile("(?<!\\S)([a-z][a-z0-9_]*)=(\"[^\"]*\"|\\S*)");

    abstract String line(LogRecord event);

    private static String time(LogRecord event) {
        return event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "WARN";
        }
        return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }

    private static String message(LogRecord event) {
        String message = Optional.ofNullable(event.getMessage()).orElse("");
        if (event.getResourceBundle() != null && event.getResourceBundle().containsKey(message)) {
            message = event.getResourceBundle().getString(message);
        }
        Object[] parameters = event.getParameters();
        if (parameters != null && parameters.length > 0 && message.indexOf('{') >= 0) {
            message = formatted(message, parameters);
        }
        return message.startsWith(EVENT) ? message.substring(EVENT.length()) : message;
    }

    private static String formatted(String message, Object[] parameters) {
        try {
            return MessageFormat.format(message, parameters);
        } catch (IllegalArgumentException _) {
            return message;
        }
    }

    private static Optional<String> stack(LogRecord event) {
        if (event.getThrown() == null) {
            return Optional.empty();
        }
        StringWriter text = new StringWriter();
        event.getThrown().printStackTrace(new PrintWriter(text));
        return Optional.of(text.toString().strip());
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\t' -> escaped.append("\\t");
                case '\r' -> escaped.append("\\r");
                default -> escaped.append(c < ' ' || c == 0x7f ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
        }
        return escaped.toString();
    }
}
