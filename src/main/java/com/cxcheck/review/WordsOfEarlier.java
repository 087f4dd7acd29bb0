package com.cxcheck.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives {@link WordIndex} the words of what was there before it: a step of the migration as those in SQL, and as little to
 * be changed once it has run somewhere.
 */
@Component
class WordsOfEarlier implements JavaMigration {

    private static final int AT_ONCE = 1_000;

    private record Text(long submission, String words) {}

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("11.1");
    }

    @Override
    public String getDescription() {
        return "words of earlier submissions";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection database = context.getConnection();
        List<Text> some = texts(database, 0);
        while (!some.isEmpty()) {
            add(some, database);
            some = texts(database, some.get(some.size() - 1).submission());
        }
    }

    /** All texts of the next submissions; those of one submission stand together. */
    private static List<Text> texts(Connection database, long after) throws SQLException {
        try (PreparedStatement select = database.prepareStatement("""
                select s.id, s.feedback, s.business, s.contact_name, n.text
                from (select id, feedback, business, contact_name from submission
                    where id > ? and submitted_at is not null order by id limit ?) s
                left join note n on n.submission_id = s.id
                order by s.id
                """)) {
            select.setLong(1, after);
            select.setInt(2, AT_ONCE);
            List<Text> texts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    texts.add(new Text(
                            row.getLong("id"),
                            written(row, "feedback")
                                    + written(row, "business")
                                    + written(row, "contact_name")
                                    + written(row, "text")));
                }
            }
            return texts;
        }
    }

    private static String written(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text + "\n";
    }

    private static void add(List<Text> texts, Connection database) throws SQLException {
        try (PreparedStatement insert =
                database.prepareStatement("insert into submission_word (submission_id, word) values (?, ?)")) {
            long submission = 0;
            Set<String> known = new HashSet<>();
            for (Text text : texts) {
                if (text.submission() != submission) {
                    submission = text.submission();
                    known.clear();
                }
                for (String word : Words.of(text.words())) {
                    if (known.add(word)) {
                        insert.setLong(1, submission);
                        insert.setBytes(2, Words.bytes(word));
                        insert.addBatch();
                    }
                }
            }
            insert.executeBatch();
        }
    }
}
