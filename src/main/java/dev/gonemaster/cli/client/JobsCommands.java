package dev.gonemaster.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `jobs …`
@Command(name = "jobs", description = "Jobs and what is kept of them.", synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
final class JobsCommands {
    private final Session session;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this.")
    boolean help;

    JobsCommands(Session session) {
        this.session = session;
    }

    @Command(name = "purge", sortOptions = false, optionListHeading = "%n",
            description = "Forgets jobs that ended long ago, with runs and entries.")
    void purge(
            @Option(names = "--older-than", paramLabel = "N", defaultValue = "0",
                    description = "Days since their end; 0 for the server's own retention (0).") int olderThan,
            @Option(names = "--dry-run", description = "Only count what would go.") boolean dryRun,
            @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this.") boolean helpWanted) {
        if (olderThan < 0) {
            throw new UsageException("--older-than: " + olderThan + " is less than 0");
        }
        ObjectNode wanted = session.object();
        if (olderThan > 0) {
            wanted.put("older_than_days", olderThan);
        }
        if (dryRun) {
            wanted.put("dry_run", true);
        }
        session.printAnswer(api -> api.post("/jobs/purge", wanted), JobsCommands::purged);
    }

    private static String purged(JsonNode answer) {
        return "%s: %d jobs, %d runs, %d entries".formatted(
                answer.path("dry_run").asBoolean() ? "would purge" : "purged",
                answer.path("purged_jobs").asLong(), answer.path("purged_runs").asLong(),
                answer.path("purged_entries").asLong());
    }
}
