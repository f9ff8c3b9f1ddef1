package dev.gonemaster.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Hands jobs in at an even pace, each to a random server, and to another one until one accepts it.
final class Submitter {
    private static final int THREADS = 16;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int CREATED = 201;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final List<ChaosServer> servers;
    private final Submissions submissions;
    private final AtomicInteger next = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();

    Submitter(List<ChaosServer> servers, Submissions submissions) {
        this.servers = servers;
        this.submissions = submissions;
    }

    /// @param time over which the submissions are spread; those that servers refuse meanwhile come later
    void start(int jobs, Duration time) {
        long begin = System.nanoTime();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().daemon().start(() -> submitAll(jobs, begin, time)));
        }
    }

    /// @return whether everything was accepted within the time
    boolean await(Duration max) throws InterruptedException {
        long end = System.nanoTime() + max.toNanos();
        boolean done = true;
        for (Thread thread : threads) {
            done &= thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        return done;
    }

    private void submitAll(int jobs, long begin, Duration time) {
        for (int number = next.getAndIncrement(); number < jobs; number = next.getAndIncrement()) {
            long due = begin + time.toNanos() / jobs * number;
            while (System.nanoTime() - due < 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            submit(Submissions.domain(number));
        }
    }

    private void submit(String domain) {
        while (!triedOnce(domain)) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE.toNanos()));
        }
    }

    private boolean triedOnce(String domain) {
        ChaosServer server = servers.get(ThreadLocalRandom.current().nextInt(servers.size()));
        HttpRequest request = HttpRequest.newBuilder(server.uri("/api/v1/jobs")).timeout(ANSWER_MAX)
                .POST(BodyPublishers.ofString("{\"domain\":\"" + domain + "\"}")).build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == CREATED) {
                submissions.accepted(domain, json.readTree(answer.body()).path("id").asText());
                return true;
            }
            submissions.uncertain(domain, String.valueOf(answer.statusCode()));
        } catch (ConnectException refused) {
            submissions.unheard();
        } catch (IOException broken) {
            submissions.uncertain(domain, broken.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return false;
    }
}
