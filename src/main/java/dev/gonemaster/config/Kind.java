package dev.gonemaster.config;

import com.fasterxml.jackson.core.JsonToken;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the text of a setting must look like.
///
/// @param min smallest whole number, or shortest duration in seconds
/// @param max largest whole number; unused elsewhere
/// @param choices the texts that may be chosen, in lower case; empty where there is no choice
record Kind(Shape shape, long min, long max, List<String> choices) {
    enum Shape {
        TEXT("TEXT"), PATH("PATH"), WHOLE("N"), YES_NO("BOOL"), DURATION("D"), CHOICE("NAME"), LIST("NAMES");

        private final String placeholder;

        Shape(String placeholder) {
            this.placeholder = placeholder;
        }

        String placeholder() {
            return placeholder;
        }

        /// A bad value of such a setting in the environment is told and ignored; of any other it stops the start.
        boolean ignoredWhenBadInEnvironment() {
            return this == WHOLE || this == YES_NO || this == DURATION;
        }
    }

    static Kind text() {
        return new Kind(Shape.TEXT, 0, 0, List.of());
    }

    /// Words with commas between them; a flag that is repeated adds words.
    static Kind list() {
        return new Kind(Shape.LIST, 0, 0, List.of());
    }

    static Kind path() {
        return new Kind(Shape.PATH, 0, 0, List.of());
    }

    static Kind whole(long min, long max) {
        return new Kind(Shape.WHOLE, min, max, List.of());
    }

    static Kind yesNo() {
        return new Kind(Shape.YES_NO, 0, 0, List.of());
    }

    static Kind duration(long secondsMin) {
        return new Kind(Shape.DURATION, secondsMin, 0, List.of());
    }

    static Kind oneOf(String... choices) {
        return new Kind(Shape.CHOICE, 0, 0, List.of(choices));
    }

    /// What is wrong with the form of a text, as the end of a sentence that begins with the text; empty when it is
    /// right.
    Optional<String> malformed(String text) {
        boolean right = switch (shape) {
            case TEXT, PATH, LIST -> true;
            case WHOLE -> number(text).isPresent();
            case YES_NO -> truth(text).isPresent();
            case DURATION -> GoDuration.parse(text).isPresent();
            case CHOICE -> choices.contains(text.toLowerCase(Locale.ROOT));
        };
        return right ? Optional.empty() : Optional.of(switch (shape) {
            case WHOLE -> "is not a whole number";
            case YES_NO -> "is neither true nor false";
            case DURATION -> "is not a duration like 30s or 1h30m";
            case TEXT, PATH, LIST, CHOICE -> "is none of " + String.join(", ", choices);
        });
    }

    /// What is wrong with the size of a well-formed text; empty when it is in range.
    Optional<String> outOfRange(String text) {
        return switch (shape) {
            case WHOLE -> number(text).orElseThrow() < min || number(text).orElseThrow() > max
                    ? Optional.of("is not between " + min + " and " + max) : Optional.empty();
            case DURATION -> GoDuration.parse(text).orElseThrow().compareTo(Duration.ofSeconds(min)) < 0
                    ? Optional.of("is shorter than " + min + "s") : Optional.empty();
            case TEXT, PATH, YES_NO, CHOICE, LIST -> Optional.empty();
        };
    }

    /// Is this the JSON type that the configuration file must have here?
    boolean accepts(JsonToken token) {
        return switch (shape) {
            case WHOLE -> token.isNumeric();
            case YES_NO -> token.isBoolean();
            case TEXT, PATH, DURATION, CHOICE -> token == JsonToken.VALUE_STRING;
            case LIST -> token == JsonToken.START_ARRAY;
        };
    }

    /// The name of the JSON type in the configuration file.
    String jsonType() {
        return switch (shape) {
            case WHOLE -> "a number";
            case YES_NO -> "true or false";
            case TEXT, PATH, DURATION, CHOICE -> "a string";
            case LIST -> "an array of strings";
        };
    }

    /// The words of a list, without the space around them; empty ones are passed over.
    static List<String> words(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    static Optional<Long> number(String text) {
        if (!text.matches("[+-]?[0-9]{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(Long.valueOf(text));
    }

    static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "1", "t", "T", "true", "True", "TRUE" -> Optional.of(true);
            case "0", "f", "F", "false", "False", "FALSE" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
