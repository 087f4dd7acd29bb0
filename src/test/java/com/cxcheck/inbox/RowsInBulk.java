package com.cxcheck.inbox;

import java.sql.ResultSet;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of submissions and what belongs to them, which are stored many at once. */
final class RowsInBulk {

    private static final int AT_ONCE = 20_000;

    private static final List<String> TABLES =
            List.of("submission", "follow_up", "follow_up_tag", "note", "submission_word");

    private final JdbcTemplate jdbc;

    final List<Object[]> submissions = new ArrayList<>();
    final List<Object[]> followUps = new ArrayList<>();
    final List<Object[]> tags = new ArrayList<>();
    final List<Object[]> notes = new ArrayList<>();
    final List<Object[]> words = new ArrayList<>();

    RowsInBulk(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The indexes that hold no rule, and what each is on, such as note (submission_id asc, id asc). */
    Map<String, String> indexes() {
        Map<String, String> indexes = new LinkedHashMap<>();
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            for (String table : TABLES) {
                try (ResultSet columns =
                        connection.getMetaData().getIndexInfo(null, connection.getSchema(), table, false, true)) {
                    while (columns.next()) {
                        String index = columns.getString("INDEX_NAME");
                        // H2 needs these for foreign keys; the first kind it makes itself
                        if (columns.getBoolean("NON_UNIQUE")
                                && !index.startsWith("CONSTRAINT_")
                                && !index.equals("submission_round")) {
                            String column = columns.getString("COLUMN_NAME")
                                    + ("D".equals(columns.getString("ASC_OR_DESC")) ? " desc" : "");
                            indexes.merge(
                                    index,
                                    table + " (" + column + ")",
                                    (before, more) -> before.replace(")", ", " + column + ")"));
                        }
                    }
                }
            }
            return true;
        });
        return indexes;
    }

    /** H2 writes at each commit otherwise, of which it makes one for each 32 ids, and looks for what each row refers to. */
    void inHaste(boolean haste) {
        boolean h2 = Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getDatabaseProductName().equals("H2")));
        if (h2) {
            jdbc.execute("set write_delay " + (haste ? 1_000 : 0));
            jdbc.execute("set referential_integrity " + !haste);
        }
    }

    void storeIfMany() {
        if (submissions.size() == AT_ONCE) {
            store();
        }
    }

    void store() {
        new TransactionTemplate(new DataSourceTransactionManager(Objects.requireNonNull(jdbc.getDataSource())))
                .executeWithoutResult(status -> storeInOneTransaction());
    }

    private void storeInOneTransaction() {
        store(
                submissions,
                """
                insert into submission (id, token_hash, attempt, questionnaire_version_id, answers, feedback, source,
                    started_at, changed_at, submitted_at, reference, score, band, contact_name, business, email, team_size,
                    consented_at)
                values (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                Types.BIGINT,
                Types.VARCHAR,
                Types.BIGINT,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.TIMESTAMP,
                Types.TIMESTAMP,
                Types.TIMESTAMP,
                Types.VARCHAR,
                Types.INTEGER,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.TIMESTAMP);
        store(
                followUps,
                """
                insert into follow_up (submission_id, state, assignee, reply_by, submitted_at, band, source, has_feedback,
                    reachable, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
                """,
                Types.BIGINT,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.DATE,
                Types.TIMESTAMP,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.BOOLEAN,
                Types.BOOLEAN);
        store(
                tags,
                "insert into follow_up_tag (submission_id, tag, submitted_at) values (?, ?, ?)",
                Types.BIGINT,
                Types.VARCHAR,
                Types.TIMESTAMP);
        store(
                notes,
                "insert into note (submission_id, author, written_at, text) values (?, ?, ?, ?)",
                Types.BIGINT,
                Types.VARCHAR,
                Types.TIMESTAMP,
                Types.VARCHAR);
        store(words, "insert into submission_word (submission_id, word) values (?, ?)", Types.BIGINT, Types.VARBINARY);
    }

    private void store(List<Object[]> rows, String insert, int... types) {
        jdbc.batchUpdate(insert, rows, types);
        rows.clear();
    }
}
