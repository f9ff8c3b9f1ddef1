package dev.gonemaster.persistence;

import dev.gonemaster.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A database server of the tests' own, on a free port of 127.0.0.1, with its files below the build folder. One thread
/// at a time starts, stops and kills it. It ends with the process that started it, however that ends.
public final class EmbeddedServer implements DatabaseServer, AutoCloseable {
    private static final Duration READY_MAX = Duration.ofSeconds(60);
    private static final Duration STOP_MAX = Duration.ofSeconds(60);
    private static final Duration HELPERS_MAX = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String PASSWORD = "administrator";
    /// Begins the password of every user of the product; `bin/test` looks for it in everything that was written.
    private static final String SECRET = "nowheretobeseen";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final ServerProgram program;
    private final Durability durability;
    private final List<String> extraArguments;
    private final Path folder;
    private final int port;
    private final Thread atExit = new Thread(this::discard);
    private Process process;
    private Process guard;

    private EmbeddedServer(ServerProgram program, Durability durability, List<String> extraArguments) {
        this.program = program;
        this.durability = durability;
        this.extraArguments = List.copyOf(extraArguments);
        folder = ServerBinaries.folder().resolve(program.name() + "-" + ProcessHandle.current().pid() + "-"
                + NUMBERS.incrementAndGet());
        port = FreePort.next();
    }

    static EmbeddedServer start(ServerProgram program, Durability durability, List<String> extraArguments) {
        var server = new EmbeddedServer(program, durability, extraArguments);
        Runtime.getRuntime().addShutdownHook(server.atExit);
        try {
            Folders.delete(server.folder);
            Files.createDirectories(server.dataFolder());
            program.initialise(server.dataFolder(), PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
        return server;
    }

    /// Starts a stopped or killed server again, on the same port and with the same data; returns when it lets in.
    public void start() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException("runs already");
        }
        var command = new ArrayList<>(program.command(dataFolder(), port, durability));
        command.addAll(extraArguments);
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile())).start();
            guard = guard();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    /// Stops the server in good order; connections are cut. Returns when it is gone.
    public void stop() {
        if (!process.isAlive()) {
            throw new IllegalStateException("has ended already, with " + process.exitValue());
        }
        Unprivileged.runAsMyself(folder.resolve("signal.log"),
                List.of("sh", "-c", "kill -" + program.stopSignal() + " " + process.pid()));
        await(process.toHandle(), STOP_MAX);
        guard.destroy();
    }

    /// Ends the server and its helpers with SIGKILL. Returns when all of them are gone.
    public void kill() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        await(process.toHandle(), STOP_MAX);
        // Helpers hold on to what a new server needs. One that is still seen later is dead and waits for its entry in
        // the table of processes to be read, which in a container may never happen.
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, HELPERS_MAX.toMillis(), TimeUnit.MILLISECONDS).join();
        guard.destroy();
    }

    /// Whether the server runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// The server's own process, not its helpers.
    public long pid() {
        return process.pid();
    }

    /// The same as long as the server is not closed.
    public int port() {
        return port;
    }

    /// The server's files, such as `pg_hba.conf`.
    public Path dataFolder() {
        return folder.resolve("data");
    }

    /// Makes a file or folder the server's own, as its key of TLS must be: it does not always run as who runs the
    /// tests.
    public void own(Path file) {
        try {
            Unprivileged.own(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the server has said since it was made.
    public String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String freshDatabase() {
        int number = NUMBERS.incrementAndGet();
        String database = "test" + number;
        String user = "tester" + number;
        String password = SECRET + number;
        try {
            program.create(this, database, user, password);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return program.dsn(port, database, user, password);
    }

    @Override
    public String administratorUrl() {
        return administratorUrlOf("");
    }

    @Override
    public String administratorUrl(String dsn) {
        return administratorUrlOf(program.database(dsn));
    }

    String administratorUrlOf(String database) {
        return program.administratorUrl(port, database, PASSWORD);
    }

    /// Kills the server and removes its files.
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        discard();
    }

    private void discard() {
        if (process != null) {
            kill();
        }
        Folders.delete(folder);
    }

    private Path logFile() {
        return folder.resolve("log");
    }

    private void awaitReady() {
        long end = System.nanoTime() + READY_MAX.toNanos();
        while (true) {
            try {
                DriverManager.getConnection(administratorUrl()).close();
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() - end > 0) {
                    throw new IllegalStateException(program.name() + " lets nobody in"
                            + (process.isAlive() ? "" : ", it ended with " + process.exitValue()) + ":\n" + log(), e);
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /// A process that reads from ours, which ends when ours has ended, and then does what we no longer can.
    private Process guard() throws IOException {
        return new ProcessBuilder("sh", "-c", "read never; kill -KILL \"$0\"; sleep 1; rm -rf \"$1\"",
                String.valueOf(process.pid()), folder.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static void await(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("process " + process.pid() + " still runs after " + limit.toSeconds()
                    + " s", e);
        }
    }
}
