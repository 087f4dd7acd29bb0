package com.cxcheck.submission;

import com.cxcheck.questionnaire.InvalidContentException;
import com.cxcheck.questionnaire.Questionnaire;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every questionnaire that was ever in use, whole, so that an edit of the file changes no submission that is already
 * there: each is shown, scored and finished with the questionnaire that it was begun with.
 *
 * <p>A questionnaire is told from another by its content and not by its version number. Who changes the content and forgets
 * to raise the number is told so at the start. A version never changes, so it is read once and kept in memory.
 */
@Component
public class QuestionnaireVersions {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Long, Questionnaire> byId = new ConcurrentHashMap<>();
    private final Map<Questionnaire, Long> ids = new ConcurrentHashMap<>();

    QuestionnaireVersions(JdbcClient jdbc, Clock clock, Questionnaire current) {
        this.jdbc = jdbc;
        this.clock = clock;
        requireItsOwnVersion(current);
        // the very same, so that the translations of it are found by a look
        byId.put(idOf(current), current);
    }

    /**
     * One questionnaire.
     *
     * @param id as submissions bear it in the database
     * @param firstUsedAt when the program was first started with it
     */
    public record Version(long id, Questionnaire questionnaire, Instant firstUsedAt) {}

    /**
     * A version number that stood for other words before would make old and new figures look alike.
     *
     * @throws InvalidContentException if it does
     */
    private void requireItsOwnVersion(Questionnaire current) {
        List<Long> sameNumber = jdbc.sql("select id from questionnaire_version where questionnaire = ? and version = ?")
                .params(current.id(), current.version())
                .query(Long.class)
                .list();
        if (!sameNumber.isEmpty() && sameNumber.stream().map(this::get).noneMatch(current::equals)) {
            int latest = jdbc.sql("select max(version) from questionnaire_version where questionnaire = ?")
                    .param(current.id())
                    .query(Integer.class)
                    .single();
            throw new InvalidContentException("cxcheck.questionnaire: version " + current.version() + " of "
                    + current.id() + " has been in use with other words or weights; raise the file's version to "
                    + (latest + 1) + ", so that what was answered on the old one keeps its own.");
        }
    }

    long idOf(Questionnaire questionnaire) {
        return ids.computeIfAbsent(questionnaire, this::recorded);
    }

    /** The one with an id, as submissions bear it in the database. */
    public Questionnaire get(long id) {
        return byId.computeIfAbsent(id, this::load);
    }

    /** All of them, those first that came later. */
    public List<Version> all() {
        return jdbc.sql("select id, first_used_at from questionnaire_version order by id desc")
                .query((row, number) -> new Version(
                        row.getLong("id"),
                        get(row.getLong("id")),
                        row.getTimestamp("first_used_at").toInstant()))
                .list();
    }

    private Questionnaire load(long id) {
        String content = jdbc.sql("select content from questionnaire_version where id = ?")
                .param(id)
                .query(String.class)
                .single();
        Questionnaire questionnaire = Questionnaire.parse("questionnaire version " + id, content);
        ids.putIfAbsent(questionnaire, id);
        return questionnaire;
    }

    private long recorded(Questionnaire questionnaire) {
        String content = questionnaire.yaml();
        String fingerprint = DigestUtils.sha256Hex(content);
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
            } catch (DuplicateKeyException anotherInstanceWasFirst) {
                // which is as good
            }
            return find(fingerprint).orElseThrow();
        });
    }

    private Optional<Long> find(String fingerprint) {
        return jdbc.sql("select id from questionnaire_version where fingerprint = ?")
                .param(fingerprint)
                .query(Long.class)
                .optional();
    }
}
