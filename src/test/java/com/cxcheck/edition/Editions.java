package com.cxcheck.edition;

import com.cxcheck.submission.QuestionnaireVersions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests publish, which the others must not see. */
public final class Editions {

    private Editions() {}

    /** Uses the first version again, and deletes the draft, all later versions and what was answered. */
    public static void reset(JdbcClient jdbc, QuestionnaireVersions versions) {
        jdbc.sql("update questionnaire_draft set content = null, revision = revision + 1")
                .update();
        jdbc.sql(
                        "update questionnaire_in_use set questionnaire_version_id = (select min(id) from questionnaire_version)")
                .update();
        versions.refresh();
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from questionnaire_translation where questionnaire_version_id >"
                        + " (select min(id) from questionnaire_version)")
                .update();
        jdbc.sql("delete from questionnaire_version where id > (select min(id) from questionnaire_version)")
                .update();
        jdbc.sql("delete from audit_event where action = 'QUESTIONNAIRE_PUBLISHED'")
                .update();
    }
}
