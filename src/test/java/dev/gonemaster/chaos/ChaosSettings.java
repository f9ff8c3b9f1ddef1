package dev.gonemaster.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a chaos run does.
///
/// @param databases `postgres`, `mariadb`, one run each
/// @param jobs handed in over the time
/// @param time how long servers are killed and the database is restarted
/// @param killEvery between two kills of a server
/// @param servers on one database; the clock of the last one is an hour ahead
/// @param workers of each server
/// @param restarts of the database, spread over the time; the second is a hard kill
/// @param databaseAway how long the database is away each time
/// @param endMax how long the jobs may take to end after that
record ChaosSettings(List<String> databases, int jobs, Duration time, Duration killEvery, int servers, int workers,
                     int restarts, Duration databaseAway, Duration endMax) {
    private static final Map<String, String> DEFAULTS = Map.of("databases", "postgres,mariadb", "jobs", "10000",
            "minutes", "10", "kill-every", "20", "servers", "3", "workers", "8", "restarts", "3", "away", "10",
            "end-max", "300");

    /// @param words `--name value`; times are seconds but for `--minutes`
    static ChaosSettings of(String... words) {
        Map<String, String> given = new HashMap<>(DEFAULTS);
        for (int i = 0; i < words.length; i += 2) {
            String name = words[i].replaceFirst("^--", "");
            if (i + 1 == words.length || given.replace(name, words[i + 1]) == null) {
                throw new IllegalArgumentException(words[i] + "; known with a value each: --"
                        + String.join(", --", DEFAULTS.keySet().stream().sorted().toList()));
            }
        }
        return new ChaosSettings(List.of(given.get("databases").split(",")), Integer.parseInt(given.get("jobs")),
                Duration.ofSeconds(Math.round(Double.parseDouble(given.get("minutes")) * 60)),
                seconds(given.get("kill-every")), Integer.parseInt(given.get("servers")),
                Integer.parseInt(given.get("workers")), Integer.parseInt(given.get("restarts")),
                seconds(given.get("away")), seconds(given.get("end-max")));
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Long.parseLong(text));
    }
}
