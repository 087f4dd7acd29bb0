package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.Questionnaires.answers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cxcheck.questionnaire.Guide.Action;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class GuideTest {

    private final Questionnaire questionnaire = Questionnaires.real();
    private final Guide guide;

    private final String yaml;

    GuideTest() throws IOException {
        yaml = new ClassPathResource("content/guide.yaml").getContentAsString(StandardCharsets.UTF_8);
        guide = Guide.parse("guide.yaml", yaml);
    }

    @Test
    void aFileOfItsOwnHasNoKeyOfAQuestionnaire() {
        assertThatThrownBy(() -> Guide.parse("guide.yaml", "title: Mine\n" + yaml))
                .isInstanceOf(InvalidContentException.class)
                .hasMessage("guide.yaml: unknown key title; the keys here are actions, guide.");
    }

    @Test
    void theFileOfAQuestionnaireMayHaveItToo() {
        assertThat(new ContentFile("my-questions.yaml", Questionnaires.yaml() + yaml).readGuide())
                .contains(guide);
    }

    @Test
    void aMistakeInTheFileOfAQuestionnaireIsToldToo() {
        ContentFile file =
                new ContentFile("my-questions.yaml", Questionnaires.yaml() + yaml.replaceFirst("effort:", "efforts:"));

        assertThatThrownBy(file::readGuide)
                .isInstanceOf(InvalidContentException.class)
                .message()
                .startsWith("my-questions.yaml: action ")
                .endsWith(" has no effort; add it.");
    }

    @Test
    void everyActionHelpsThemesOfTheQuestionnaire() {
        List<String> themes =
                questionnaire.themes().stream().map(Questionnaire.Theme::id).toList();

        assertThat(guide.actions())
                .isNotEmpty()
                .allSatisfy(action -> assertThat(themes).containsAll(action.themes()));
    }

    @Test
    void actionsArePickedByTheWeakestThemesTakenTogether() {
        // weakest first: listening 0, response 13, ownership 42, journey 80
        List<Action> actions = guide.actionsFor(Result.of(questionnaire, answers(questionnaire, "A")), 4);

        assertThat(actions.stream().map(Action::id))
                .containsExactly("follow-up-call", "closed-loop", "ask-the-team", "unusual-request");
    }

    @Test
    void anotherResultGetsOtherActions() {
        // weakest first: journey 50, ownership 50, response 50, listening 88
        List<Action> actions = guide.actionsFor(Result.of(questionnaire, answers(questionnaire, "B")), 2);

        assertThat(actions.stream().map(Action::id)).containsExactly("journey-map", "two-sentences");
    }
}
