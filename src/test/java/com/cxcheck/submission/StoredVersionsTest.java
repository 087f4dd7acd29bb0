package com.cxcheck.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaires;
import com.cxcheck.questionnaire.Result;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The versions of the questionnaire as they are stored. */
class StoredVersionsTest extends StoredSubmissions {

    @Autowired
    private QuestionnaireVersions versions;

    @Test
    void aLaterEditOfTheQuestionnaireChangesNoOldSubmission() {
        String edited = Questionnaires.yaml()
                .replace("version: 2", "version: 3")
                .replace("We do, and all of us understand it clearly.", "Yes, quite.")
                .replaceFirst("proactive: 100", "proactive: 99")
                .replace("proactive: 50\n        insight: The belief", "proactive: 100\n        insight: The belief");
        Questionnaire second = Questionnaire.parse("edited.yaml", edited);
        Submission old = submissions.save(submitted(questionnaire, Respondents.another(), 1, NOW));
        Submission recent = submissions.save(submitted(second, Respondents.another(), 1, NOW));

        Submission oldRead = submissions.findById(old.id()).orElseThrow();
        Submission recentRead = submissions.findById(recent.id()).orElseThrow();

        assertThat(oldRead.questionnaire().version()).isEqualTo(2);
        assertThat(Result.of(oldRead.questionnaire(), oldRead.answers())
                        .explanations()
                        .get(0)
                        .choice()
                        .text())
                .isEqualTo("We do, and all of us understand it clearly.");
        assertThat(recentRead.questionnaire().version()).isEqualTo(3);
        assertThat(Result.of(recentRead.questionnaire(), recentRead.answers())
                        .explanations()
                        .get(0)
                        .choice()
                        .text())
                .isEqualTo("Yes, quite.");
        assertThat(versions.all())
                .extracting(QuestionnaireVersions.Version::questionnaire)
                .startsWith(second)
                .contains(questionnaire);
    }

    @Test
    void aQuestionnaireThatIsInUseAlreadyIsNotStoredAgain() {
        assertThat(versions.idOf(Questionnaires.real())).isEqualTo(versions.idOf(questionnaire));
        assertThat(jdbc.sql("select count(*) from questionnaire_version where version = 2")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class StoredVersionsOnPostgresTest extends StoredVersionsTest {}
