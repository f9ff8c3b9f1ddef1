package dev.gonemaster.transfer;

import dev.gonemaster.persistence.Placeholders;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The tables that are carried from one database to another, in an order in which a row comes after those that it
/// refers to. Their rows are arrays of the values of [#columns()], the key first. `instances` and `leases` are about
/// servers and stay behind, `id_blocks` is raised and not copied.
enum Table {
    SETTINGS(1, "name value"),
    EFFECTIVE_PROFILES(1, "digest profile"),
    SCORING_CONFIGS(1, "digest config"),
    DOMAINS(1, "id# name latest_run_id# latest_run_at# latest_status latest_level latest_score_tenths# latest_grade"
            + " created_at# run_count#"),
    PROFILES(1, "id# name description config public? schema_version# created_at# updated_at#"),
    TAGS(1, "name description default_profile_id# created_at#"),
    DOMAIN_TAGS(2, "domain_id# tag"),
    BATCHES(1, "id# tag description priority# snapshot_intent? promote_snapshot_default? origin paused? total# ended#"
            + " created_at# opened_at# started_at# finished_at# stored_by"),
    JOBS(1, "id# public_id domain status priority# config_json created_at# started_at# finished_at# progress# error"
            + " attempt# lost_leases# instance cancel_requested? sev_notice# sev_warning# sev_error# sev_critical#"
            + " score_tenths# grade batch_id# queue_position# profile_id# profile_name"),
    RUNS(1, "id# public_id domain_id# domain status priority# config_json created_at# started_at# finished_at#"
            + " duration_ms# attempt# sev_notice# sev_warning# sev_error# sev_critical# worst_level entry_count# error"
            + " nameserver_timings_json effective_profile_digest score_tenths# grade score_json scoring_config_digest"
            + " dnssec_chain_json batch_id# profile_id# profile_name"),
    ENTRIES(2, "run_id# seq# domain_id# timestamp~ module testcase tag level args_json");

    private final int keySize;
    private final List<Column> columns;

    /// @param columns names; `#` after a whole number, `~` after a real one, `?` after a truth value
    Table(int keySize, String columns) {
        this.keySize = keySize;
        this.columns = Arrays.stream(columns.split(" ")).map(Table::column).toList();
    }

    private static Column column(String text) {
        String name = text.substring(0, text.length() - 1);
        return switch (text.charAt(text.length() - 1)) {
            case '#' -> new Column(name, Column.Kind.WHOLE);
            case '~' -> new Column(name, Column.Kind.REAL);
            case '?' -> new Column(name, Column.Kind.TRUTH);
            default -> new Column(text, Column.Kind.TEXT);
        };
    }

    /// As the databases call it.
    String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Column> columns() {
        return columns;
    }

    /// How many columns the primary key has, which come first.
    int keySize() {
        return keySize;
    }

    /// Where a column stands in the rows.
    int at(String column) {
        return IntStream.range(0, columns.size()).filter(i -> columns.get(i).name().equals(column)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name() + " has no column " + column));
    }

    /// The columns of the primary key, for ORDER BY.
    String key() {
        return columns.subList(0, keySize).stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /// `SELECT` of all columns, to be continued with `WHERE`.
    String select() {
        return "SELECT " + names() + " FROM " + sqlName();
    }

    String insert() {
        return "INSERT INTO " + sqlName() + " (" + names() + ") VALUES " + Placeholders.of(columns.size());
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
