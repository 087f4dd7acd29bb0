package com.cxcheck.submission;

import com.cxcheck.questionnaire.InvalidContentException;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Translations;
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
 * All versions of the questionnaire that were ever in use, each with its translations. Each submission is shown, scored and
 * completed with the version that it was started with.
 *
 * <p>Versions are identified by their content; a changed content with the same version number stops the start. A version is
 * immutable and is cached once it is read.
 */
@Component
public class QuestionnaireVersions {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Translations translations;
    private final StoredTranslations stored;
    private final Map<Long, Questionnaire> byId = new ConcurrentHashMap<>();
    private final Map<Questionnaire, Long> ids = new ConcurrentHashMap<>();

    QuestionnaireVersions(
            JdbcClient jdbc, Clock clock, Questionnaire current, Translations translations, StoredTranslations stored) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.translations = translations;
        this.stored = stored;
        requireNewVersionNumber(current);
        // the same instance, for fast comparisons
        long id = idOf(current);
        byId.put(id, current);
        stored.store(id, current, translations.ofCurrent());
        translations.add(current, stored.of(id));
    }

    /** A version, and when the application first started with it. */
    public record Version(long id, Questionnaire questionnaire, Instant firstUsedAt) {}

    private void requireNewVersionNumber(Questionnaire current) {
        List<Long> sameNumber = jdbc.sql("select id from questionnaire_version where questionnaire = ? and version = ?")
                .params(current.id(), current.version())
                .query(Long.class)
                .list();
        if (!sameNumber.isEmpty() && sameNumber.stream().map(this::get).noneMatch(current::equals)) {
            throw new InvalidContentException("cxcheck.questionnaire: version " + current.version() + " of "
                    + current.id() + " has been in use with other words or weights; raise the file's version to "
                    + stored.nextVersion(current) + ", so that what was answered on the old one keeps its own.");
        }
    }

    long idOf(Questionnaire questionnaire) {
        return ids.computeIfAbsent(questionnaire, this::findOrInsert);
    }

    /** Returns the version with an id of the table {@code questionnaire_version}. */
    public Questionnaire get(long id) {
        return byId.computeIfAbsent(id, this::load);
    }

    /** Returns all versions, the latest first. */
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
        translations.add(questionnaire, stored.of(id));
        return questionnaire;
    }

    private long findOrInsert(Questionnaire questionnaire) {
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
            } catch (DuplicateKeyException insertedByAnotherInstance) {
                // found below
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
