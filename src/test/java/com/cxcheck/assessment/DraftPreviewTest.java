package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.editor.QuestionnaireDrafts;
import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Content;
import com.cxcheck.questionnaire.Guide;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaires;
import com.cxcheck.questionnaire.Result;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.node.ObjectNode;

/** The preview of a draft that differs from what is in use, and that changes meanwhile. */
@AppTest
@SignedInConsultant
@Import(DraftPreviewTest.Drafts.class)
class DraftPreviewTest {

    private static final String ROOT = "/admin/questionnaire/draft/preview";

    /** Lets a test say what the draft is. */
    static class Drafts implements BeanPostProcessor {

        private static Optional<Content> draft = Optional.empty();
        private static boolean hasMistakes;

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!(bean instanceof QuestionnaireDrafts)) {
                return bean;
            }
            ProxyFactory drafts = new ProxyFactory(bean);
            drafts.setProxyTargetClass(true);
            drafts.addAdvice((MethodInterceptor)
                    call -> call.getMethod().getName().equals("content") && (hasMistakes || draft.isPresent())
                            ? draft
                            : call.proceed());
            return drafts.getProxy();
        }

        static void set(Questionnaire questionnaire, Guide guide) {
            draft = Optional.of(new Content(questionnaire, guide));
            hasMistakes = false;
        }

        static void setMistakes() {
            draft = Optional.empty();
            hasMistakes = true;
        }

        static void forget() {
            draft = Optional.empty();
            hasMistakes = false;
        }
    }

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private QuestionnaireDrafts drafts;

    private final Questionnaire inUse = Questionnaires.real();

    private Guide guide;
    private Visitor consultant;

    @BeforeEach
    void aConsultant() {
        consultant = new Visitor(mvc);
        Drafts.forget();
        guide = drafts.content(Locale.ENGLISH).orElseThrow().guide();
    }

    private Questionnaire draft(String yaml) {
        Questionnaire draft = Questionnaire.parse("draft", yaml);
        Drafts.set(draft, guide);
        return draft;
    }

    private Questionnaire without(String question, String another) {
        ObjectNode tree = new Content(inUse, guide).tree();
        tree.withArray("questions")
                .removeIf(each ->
                        List.of(question, another).contains(each.get("id").asString()));
        tree.remove("before_question");
        Questionnaire draft = Content.of(tree).questionnaire();
        Drafts.set(draft, guide);
        return draft;
    }

    private static String all(Questionnaire questionnaire, String choice) {
        return questionnaire.choiceQuestions().stream()
                .map(question -> question.id() + "." + choice)
                .collect(Collectors.joining("~"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/questions/1", "/questions/1?attempt=1", "/answers", "/result", "/guide", "/scoring"})
    void whileTheDraftHasMistakesEachPageSaysSoAndLeadsToThem(String path) {
        Drafts.setMistakes();
        Page page = consultant.get(ROOT + path);

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.h1()).isEqualTo("The draft has mistakes");
        assertThat(page.text()).contains("Put them right first.");
        assertThat(page.html().select("main a").eachAttr("href")).containsExactly("/admin/questionnaire/draft");
        assertThat(consultant
                        .withHeader("Accept-Language", "de")
                        .get(ROOT + path)
                        .h1())
                .isEqualTo("Der Entwurf enthält Fehler");
    }

    @Test
    void onceTheyArePutRightTheSameAddressShowsThePage() {
        Drafts.setMistakes();
        assertThat(consultant.get(ROOT + "/questions/2?answers=q1.B").status()).isEqualTo(409);

        draft(Questionnaires.yaml());

        assertThat(consultant.get(ROOT + "/questions/2?answers=q1.B").status()).isEqualTo(200);
    }

    @Test
    void theWordsAndFiguresAreThoseOfTheDraftAndVisitorsHaveTheirs() {
        ChoiceQuestion first = inUse.choiceQuestions().get(0);
        Questionnaire draft = draft(Questionnaires.yaml()
                .replace(inUse.tagline(), "Do they come back?")
                .replaceFirst("weight: \\d+", "weight: 10")
                .replace(first.text(), "How did it begin?"));
        assertThat(draft.choiceQuestions().get(0).weight()).isEqualTo(10);

        assertThat(consultant.get(ROOT).h1()).isEqualTo("Do they come back?");
        Result changed = Result.of(draft, Questionnaires.answers(draft, "A"));
        assertThat(changed.proactive())
                .isNotEqualTo(
                        Result.of(inUse, Questionnaires.answers(inUse, "A")).proactive());
        assertThat(consultant
                        .get(ROOT + "/result?answers=" + all(draft, "A"))
                        .html()
                        .select(".panel .score strong")
                        .text())
                .isEqualTo(changed.proactive() + "%");
        assertThat(consultant.get(ROOT + "/scoring").text()).contains("Weight 10 of " + draft.weights());
        Visitor visitor = new Visitor(mvc);
        assertThat(visitor.get("/").h1()).isEqualTo(inUse.tagline());
        assertThat(visitor.get("/questions/1").h1()).isEqualTo(first.text());
    }

    @Test
    void answersGivenBeforeTheDraftWasChangedStayAsFarAsTheirQuestionsDo() {
        draft(Questionnaires.yaml());
        String before = all(inUse, "A");
        Questionnaire draft = without("q2", "q10");

        Page result = consultant.get(ROOT + "/result?answers=" + before);

        Answers rest = Questionnaires.answers(draft, "A");
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.html().select(".panel .score strong").text())
                .isEqualTo(Result.of(draft, rest).proactive() + "%");
        assertThat(consultant
                        .get(ROOT + "/questions/11?answers=" + before)
                        .redirect()
                        .replaceFirst("\\?.*", ""))
                .isEqualTo(ROOT + "/answers");

        draft(Questionnaires.yaml());
        assertThat(consultant.get(ROOT + "/result?answers=" + all(draft, "A")).redirect())
                .as("a question that came back is asked")
                .startsWith(ROOT + "/questions/2?");
    }

    @Test
    void aDraftThatIsNotTranslatedIsShownInItsOwnLanguageBelowAStripInThatOfThePage() {
        draft(Questionnaires.yaml());

        Page page = consultant.withHeader("Accept-Language", "de").get(ROOT + "/questions/1");

        assertThat(page.html().select("aside b").text()).isEqualTo("Vorschau, nichts wird gespeichert");
        assertThat(page.html().select("html").attr("lang")).isEqualTo("en");
        assertThat(page.h1()).isEqualTo(inUse.questions().get(0).text());
    }

    @ParameterizedTest
    @CsvSource({"q2.B~q1.A, q1.A~q2.B", "q1.A~q1.B, q1.B", "q1.A~q1.Z, ''", "q1.A.B, ''", "q11.A~q3.N, q3.N"})
    void aListOfAnswersHasEachQuestionOnceAndInTheirOrder(String sent, String understood) {
        assertThat(DraftPreview.of(new Content(inUse, guide), sent).given()).isEqualTo(understood);
    }
}
