package com.cxcheck.submission;

import com.cxcheck.questionnaire.InvalidContentException;
import com.cxcheck.questionnaire.Questionnaire;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The translations of all versions of the questionnaire, so that a result stays in its language and in the words of its version.
 * A translation is immutable, as its version is; one in a further language may be added to a version.
 */
@Component
class StoredTranslations {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final StoredVersions versions;

    StoredTranslations(JdbcClient jdbc, StoredVersions versions) {
        this.jdbc = jdbc;
        this.versions = versions;
    }

    Map<Locale, Questionnaire> of(long versionId) {
        Map<Locale, Questionnaire> translations = new HashMap<>();
        jdbc.sql("select language, content from questionnaire_translation where questionnaire_version_id = ?")
                .param(versionId)
                .query(row -> {
                    String language = row.getString("language");
                    translations.put(
                            Locale.forLanguageTag(language),
                            Questionnaire.parse(
                                    "questionnaire version " + versionId + " in " + language,
                                    row.getString("content")));
                });
        return translations;
    }

    /** @throws InvalidContentException if one of them is stored with other words */
    void store(long versionId, Questionnaire version, Map<Locale, Questionnaire> translations) {
        translations.forEach((language, translation) -> {
            String found = findOrInsert(versionId, language.toLanguageTag(), translation.yaml());
            if (!found.equals(translation.yaml())) {
                throw new InvalidContentException("cxcheck.questionnaire: the translation of version "
                        + version.version() + " of " + version.id() + " into " + language.toLanguageTag()
                        + " has been in use with other words; raise the version in the file and in its translations to "
                        + versions.nextNumber(version) + ", so that what was answered on the old one keeps its own.");
            }
        });
    }

    private String findOrInsert(long versionId, String language, String content) {
        String find =
                "select content from questionnaire_translation where questionnaire_version_id = ? and language = ?";
        return jdbc.sql(find)
                .params(versionId, language)
                .query(String.class)
                .optional()
                .orElseGet(() -> {
                    try {
                        jdbc.sql("insert into questionnaire_translation (questionnaire_version_id, language, content)"
                                        + " values (?, ?, ?)")
                                .params(versionId, language, content)
                                .update();
                    } catch (DuplicateKeyException insertedByAnotherInstance) {
                        // found below
                    }
                    return jdbc.sql(find)
                            .params(versionId, language)
                            .query(String.class)
                            .single();
                });
    }

    /** The source texts of which a translation was made, where they are others by now, by their place. */
    Map<String, String> madeFrom(long versionId, Locale language) {
        return jdbc.sql("select made_from from questionnaire_translation"
                        + " where questionnaire_version_id = ? and language = ? and made_from is not null")
                .params(versionId, language.toLanguageTag())
                .query(String.class)
                .optional()
                .map(json -> JSON.readValue(json, TEXTS))
                .orElse(Map.of());
    }

    void setMadeFrom(long versionId, Locale language, Map<String, String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        jdbc.sql("update questionnaire_translation set made_from = ?"
                        + " where questionnaire_version_id = ? and language = ?")
                .params(JSON.writeValueAsString(texts), versionId, language.toLanguageTag())
                .update();
    }
}
