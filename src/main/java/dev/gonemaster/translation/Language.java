package dev.gonemaster.translation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The languages in which results can be read. The constant is the code of ISO 639-1.
public enum Language {
    CS, DA, DE, EN, ES, FI, FR, JA, NB, NL, SL, SV;

    /// The code of Norwegian as such; what is written here is Bokmål.
    private static final String NORWEGIAN = "no";

    /// Country, encoding and modifier.
    private static final Pattern AFTER_LANGUAGE = Pattern.compile("[-_.@].*", Pattern.DOTALL);

    /// Strongest first. Source: POSIX.1-2017, base definitions, section 8.2.
    private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

    /// In lower case, `de`: part of the names of its files, and what callers are told.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a reader asked for, in any letter case: `de`, `de-AT`, `de_AT.UTF-8@euro`.
    ///
    /// @return English when the text is null or names no language that there is
    public static Language requested(@Nullable String locale) {
        if (locale == null) {
            return EN;
        }
        String code = AFTER_LANGUAGE.matcher(locale.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
        if (code.equals(NORWEGIAN)) {
            return NB;
        }
        return Stream.of(values()).filter(language -> language.code().equals(code)).findFirst().orElse(EN);
    }

    /// What the environment of a process asks for; an empty variable counts as absent.
    public static Language ofEnvironment(Map<String, String> environment) {
        return requested(VARIABLES.stream().map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty()).findFirst().orElse(null));
    }
}
