package com.cxcheck.submission;

import com.cxcheck.questionnaire.Guide;
import com.cxcheck.questionnaire.InvalidContentException;
import com.cxcheck.questionnaire.Questionnaire;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The guides of all versions of the questionnaire, so that a result keeps what it recommends. The original has no language. */
@Component
class StoredGuides {

    private final JdbcClient jdbc;

    StoredGuides(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The guides of a version in those languages that have one, the original under {@link Locale#ROOT}. */
    Map<Locale, Guide> of(long versionId) {
        Map<Locale, Guide> guides = new HashMap<>();
        jdbc.sql("select language, content from questionnaire_guide where questionnaire_version_id = ?")
                .param(versionId)
                .query(row -> {
                    String language = row.getString("language");
                    guides.put(
                            Locale.forLanguageTag(language),
                            Guide.parse("guide of version " + versionId + " in " + language, row.getString("content")));
                });
        return guides;
    }

    void store(long versionId, Map<Locale, Guide> guides) {
        guides.forEach((language, guide) -> {
            try {
                jdbc.sql(
                                "insert into questionnaire_guide (questionnaire_version_id, language, content) values (?, ?, ?)")
                        .params(versionId, language.toLanguageTag(), guide.yaml())
                        .update();
            } catch (DuplicateKeyException insertedByAnotherInstance) {
                // it inserted the same
            }
        });
    }

    /**
     * Stores these guides in the languages in which a version has none.
     *
     * @param ofFile whether they are in the questionnaire's file; those of the program may have other words in another release, and
     *     the version keeps its own
     * @param nextVersion the lowest version number that was not used yet
     * @throws InvalidContentException if one in the file has other words than the version
     */
    void add(long versionId, Questionnaire version, Map<Locale, Guide> guides, boolean ofFile, int nextVersion) {
        Map<Locale, Guide> present = of(versionId);
        Map<Locale, Guide> added = new HashMap<>(guides);
        added.keySet().removeAll(present.keySet());
        boolean same = guides.entrySet().stream()
                .allMatch(guide -> guide.getValue().equals(present.getOrDefault(guide.getKey(), guide.getValue())));
        if (same) {
            store(versionId, added);
        } else if (ofFile) {
            throw new InvalidContentException("cxcheck.questionnaire: the guide of version " + version.version()
                    + " of "
                    + version.id() + " has been in use with other words; raise the version in the file and in its"
                    + " translations to " + nextVersion + ", so that earlier results keep what they recommend.");
        }
    }

    /** Stores these guides with all versions that have none. */
    void fill(Map<Locale, Guide> guides) {
        List<Long> without = jdbc.sql("""
                        select id from questionnaire_version version where not exists
                            (select 1 from questionnaire_guide guide where guide.questionnaire_version_id = version.id)
                        """).query(Long.class).list();
        without.forEach(version -> store(version, guides));
    }
}
