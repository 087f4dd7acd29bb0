package com.cxcheck.submission;

import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.QuestionnaireVersions.Version;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of all versions of the questionnaire. A version is found by the fingerprint of its content, which is unique. */
@Component
class StoredVersions {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Questionnaire get(long id) {
        String content = jdbc.sql("select content from questionnaire_version where id = ?")
                .param(id)
                .query(String.class)
                .single();
        return Questionnaire.parse("questionnaire version " + id, content);
    }

    /** Returns all versions, the latest first. */
    List<Version> all(LongFunction<Questionnaire> content) {
        return jdbc.sql("select id, first_used_at, published_by, reason from questionnaire_version order by id desc")
                .query((row, number) -> new Version(
                        row.getLong("id"),
                        content.apply(row.getLong("id")),
                        row.getTimestamp("first_used_at").toInstant(),
                        row.getString("published_by"),
                        row.getString("reason")))
                .list();
    }

    /** Returns the id of a version, empty if it isn't stored. */
    Optional<Long> find(Questionnaire questionnaire) {
        return find(fingerprint(questionnaire.yaml()));
    }

    long findOrInsert(Questionnaire questionnaire) {
        String content = questionnaire.yaml();
        String fingerprint = fingerprint(content);
        return find(fingerprint).orElseGet(() -> {
            try {
                jdbc.sql("""
                                insert into questionnaire_version
                                    (questionnaire, version, fingerprint, content, first_used_at)
                                values (?, ?, ?, ?, ?)
                                """)
                        .params(
                                questionnaire.id(),
                                questionnaire.version(),
                                fingerprint,
                                content,
                                Timestamp.from(clock.instant()))
                        .update();
            } catch (DuplicateKeyException insertedByAnotherInstance) {
                // found below
            }
            return find(fingerprint).orElseThrow();
        });
    }

    void setPublication(long id, String publishedBy, String reason) {
        jdbc.sql("update questionnaire_version set published_by = ?, reason = ? where id = ?")
                .params(publishedBy, reason, id)
                .update();
    }

    /** The ids of the versions with the version number of a questionnaire. */
    List<Long> withNumberOf(Questionnaire questionnaire) {
        return jdbc.sql("select id from questionnaire_version where questionnaire = ? and version = ?")
                .params(questionnaire.id(), questionnaire.version())
                .query(Long.class)
                .list();
    }

    /** The lowest version number that was not used yet. */
    int nextNumber(Questionnaire questionnaire) {
        return 1
                + jdbc.sql("select max(version) from questionnaire_version where questionnaire = ?")
                        .param(questionnaire.id())
                        .query(Integer.class)
                        .single();
    }

    private static String fingerprint(String content) {
        return DigestUtils.sha256Hex(content);
    }

    private Optional<Long> find(String fingerprint) {
        return jdbc.sql("select id from questionnaire_version where fingerprint = ?")
                .param(fingerprint)
                .query(Long.class)
                .optional();
    }
}
