package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor;
import com.cxcheck.submission.QuestionnaireVersions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests publish, which the others must not see. */
public final class PublishedVersions {

    static final String DRAFT = "/admin/questionnaire/draft";

    private static final AtomicInteger PUBLISHED = new AtomicInteger();

    private PublishedVersions() {}

    /**
     * Changes words in both languages, figures and the order, removes question 5, adds question 12, and publishes that.
     *
     * @param consultant an administrator who is signed in
     */
    public static void publishAnother(Visitor consultant) {
        reword(consultant);
        consultant.send(consultant.get(DRAFT), Map.of("down", "questions/q1")).redirect();
        consultant.send(consultant.get(DRAFT), Map.of("remove", "questions/q5")).redirect();
        addQuestion(consultant);
        publish(consultant);
    }

    /** Changes words in both languages, weights and the order of the questions and answers. */
    public static void reword(Visitor consultant) {
        // another one each time, since a version is never deleted outside of tests, and its id is cached
        int number = PUBLISHED.incrementAndGet();
        save(consultant, "/start", both("title", "New title " + number, "Neuer Titel " + number));
        Map<String, String> question = new HashMap<>(both("text", "New question?", "Neue Frage?"));
        question.putAll(both("short", "New statement", "Neue Aussage"));
        question.putAll(both("next_step", "New step.", "Neuer Schritt."));
        question.putAll(both("answer-A-text", "New answer", "Neue Antwort"));
        question.putAll(both("answer-A-insight", "New insight.", "Neue Einsicht."));
        question.putAll(
                Map.of("weight", "7", "answer-A-proactive", "0", "answer-B-proactive", "100", "same", "better"));
        question.put("move", "C up");
        save(consultant, "/questions/q1", question);
        save(consultant, "/questions/q11", both("text", "New last question?", "Neue letzte Frage?", "same", "better"));
        save(consultant, "/themes/journey", both("name", "New theme", "Neues Thema"));
        save(consultant, "/bands/service-led", both("name", "New band", "Neues Band", "headline-en", "New headline."));
        save(consultant, "/bands/crossing-over", Map.of("from", "20"));
        save(consultant, "/guide/difference", both("question", "New topic?", "Neuer Punkt?"));
        Map<String, String> action = new HashMap<>(both("title", "New action", "Neue Aktion"));
        action.putAll(both("how", "New way.", "Neuer Weg."));
        action.put("themes", "journey");
        save(consultant, "/actions/journey-map", action);
        consultant.send(consultant.get(DRAFT), Map.of("up", "questions/q4")).redirect();
    }

    private static void addQuestion(Visitor consultant) {
        consultant.send(consultant.get(DRAFT), Map.of("add", "questions")).redirect();
        Map<String, String> question = new HashMap<>(both("text", "Added question?", "Weitere Frage?"));
        question.putAll(both("short", "Added statement", "Weitere Aussage"));
        question.putAll(both("next_step", "Added step.", "Weiterer Schritt."));
        question.putAll(both("added-text", "Always", "Immer", "added-proactive", "100"));
        question.putAll(both("added-insight", "Good.", "Gut."));
        save(consultant, "/questions/q12", question);
        Map<String, String> answer = new HashMap<>(both("added-text", "Never", "Nie", "added-proactive", "0"));
        answer.putAll(both("added-insight", "Bad.", "Schlecht."));
        save(consultant, "/questions/q12", answer);
    }

    private static Map<String, String> both(String name, String english, String german, String... more) {
        Map<String, String> fields = new HashMap<>(Map.of(name + "-en", english, name + "-de", german));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    public static void save(Visitor consultant, String part, Map<String, String> filledIn) {
        consultant.send(consultant.get(DRAFT + part), filledIn).redirect();
    }

    public static void publish(Visitor consultant) {
        assertThat(consultant
                        .send(consultant.get(DRAFT + "/publish"), Map.of("reason", "Plainer"))
                        .redirect())
                .endsWith("?published");
    }

    static boolean isDraftBegun(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from questionnaire_draft where content is not null")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Uses the first version again, and deletes the draft, all later versions and what was answered. */
    public static void reset(JdbcClient jdbc, QuestionnaireVersions versions) {
        jdbc.sql("update questionnaire_draft set content = null, left_out = null, revision = revision + 1")
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
