package com.cxcheck.editor;

import com.cxcheck.editor.QuestionnaireDraft.Translated;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The texts in languages that the last publication left out, since they were not translated whole; for the next draft. */
@Component
class LeftOutLanguages {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final TypeReference<Map<String, Map<String, Translated>>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    LeftOutLanguages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns them by the language's tag and their place. */
    Map<String, Map<String, Translated>> read() {
        return jdbc.sql("select left_out from questionnaire_draft where id = 1")
                .query((row, number) -> Objects.requireNonNullElse(row.getString("left_out"), "{}"))
                .optional()
                .map(json -> JSON.readValue(json, TEXTS))
                .orElse(Map.of());
    }

    /** Replaces them, within the transaction of the publication. */
    void write(Map<String, Map<String, Translated>> texts) {
        jdbc.sql("update questionnaire_draft set left_out = ? where id = 1")
                .param(texts.isEmpty() ? null : JSON.writeValueAsString(texts))
                .update();
    }
}
