package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.TextDigest;
import dev.gonemaster.persistence.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A table of texts that nearly all runs share, each kept once by its digest.
enum SharedTexts {
    EFFECTIVE_PROFILES("effective_profiles", "profile"),
    SCORING_CONFIGS("scoring_configs", "config");

    private final String table;
    private final String column;

    SharedTexts(String table, String column) {
        this.table = table;
        this.column = column;
    }

    /// Makes sure that each text has a row. Nearly always it is there already. Then it is only read: an insert that
    /// finds it would lock out every other server that stores a run with it.
    ///
    /// @param texts null for none
    /// @return digest of each text
    Map<String, String> keep(Connection connection, Dialect dialect, Collection<@Nullable String> texts)
            throws SQLException {
        Map<String, String> digests = new HashMap<>();
        texts.stream().filter(Objects::nonNull).forEach(text -> digests.computeIfAbsent(text, TextDigest::of));
        var inOrder = new TreeMap<String, String>();
        digests.forEach((text, digest) -> inOrder.put(digest, text));
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT digest FROM " + table + " WHERE digest = ?" + dialect.keepingRows());
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO " + table + " (digest, " + column + ") VALUES (?, ?)"
                                + dialect.unlessPresent("digest"))) {
            for (Map.Entry<String, String> text : inOrder.entrySet()) {
                query.setString(1, text.getKey());
                try (ResultSet found = query.executeQuery()) {
                    if (found.next()) {
                        continue;
                    }
                }
                insert.setString(1, text.getKey());
                insert.setString(2, text.getValue());
                insert.executeUpdate();
            }
        }
        return digests;
    }
}
