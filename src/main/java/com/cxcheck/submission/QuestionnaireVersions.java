package com.cxcheck.submission;

import com.cxcheck.questionnaire.Questionnaire;
import java.sql.Timestamp;
import java.time.Clock;
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
 * <p>A questionnaire is told from another by its content and not by its version number, which people forget to raise. A
 * version never changes, so it is read once and kept in memory.
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
        idOf(current);
    }

    long idOf(Questionnaire questionnaire) {
        return ids.computeIfAbsent(questionnaire, this::recorded);
    }

    /** The one with an id, as submissions bear it in the database. */
    public Questionnaire get(long id) {
        return byId.computeIfAbsent(id, this::load);
    }

    /** All of them, those first that came later. */
    public List<Questionnaire> all() {
        return jdbc.sql("select id from questionnaire_version order by id desc").query(Long.class).list().stream()
                .map(this::get)
                .toList();
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
