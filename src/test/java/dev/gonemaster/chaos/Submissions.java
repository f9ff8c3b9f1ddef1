package dev.gonemaster.chaos;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// What was handed in and what the servers answered: a job counts as accepted when 201 has come back and not before.
/// Every submission has a domain of its own. Thread-safe.
final class Submissions {
    private final Map<String, String> accepted = new ConcurrentHashMap<>();
    private final Map<String, Integer> uncertain = new ConcurrentHashMap<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    static String domain(int number) {
        return "chaos-%06d.example".formatted(number);
    }

    /// @param id as in the answer
    void accepted(String domain, String id) {
        answers.merge("201", 1, Integer::sum);
        if (accepted.putIfAbsent(domain, id) != null) {
            throw new IllegalStateException("accepted twice: " + domain);
        }
    }

    /// A try that the server may have carried out although it did not say so.
    void uncertain(String domain, String answer) {
        answers.merge(answer, 1, Integer::sum);
        uncertain.merge(domain, 1, Integer::sum);
    }

    /// A try that no server has heard of.
    void unheard() {
        answers.merge("no connection", 1, Integer::sum);
    }

    /// Domain to id.
    Map<String, String> accepted() {
        return Map.copyOf(accepted);
    }

    /// How many jobs of a domain may exist besides the accepted one.
    int uncertain(String domain) {
        return uncertain.getOrDefault(domain, 0);
    }

    /// How often which answer came.
    Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }
}
