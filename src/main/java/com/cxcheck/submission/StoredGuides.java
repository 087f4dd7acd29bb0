package com.cxcheck.submission;

import com.cxcheck.questionnaire.Guide;
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

    /** Stores these guides with all versions that have none. */
    void fill(Map<Locale, Guide> guides) {
        List<Long> without = jdbc.sql("""
                        select id from questionnaire_version version where not exists
                            (select 1 from questionnaire_guide guide where guide.questionnaire_version_id = version.id)
                        """).query(Long.class).list();
        without.forEach(version -> store(version, guides));
    }
}
