package dev.gonemaster.transfer;

/// How far the walk through jobs and runs of the Go gonemaster is: the last run, the next job of the queue, and the
/// last number that was given.
///
/// @param runCreated text as stored; empty before the first run
record LegacyPosition(String runCreated, String runId, int job, long number) {
    private static final String SEPARATOR = "\n";

    static LegacyPosition parse(String text) {
        if (text.isEmpty()) {
            return new LegacyPosition("", "", 0, 0);
        }
        String[] fields = text.split(SEPARATOR, -1);
        return new LegacyPosition(fields[0], fields[1], Integer.parseInt(fields[2]), Long.parseLong(fields[3]));
    }

    String text() {
        return String.join(SEPARATOR, runCreated, runId, String.valueOf(job), String.valueOf(number));
    }
}
