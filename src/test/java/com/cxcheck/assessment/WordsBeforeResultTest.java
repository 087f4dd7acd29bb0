package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Translations;
import java.util.Comparator;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
class WordsBeforeResultTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Questionnaire questionnaire;

    @Autowired
    private Translations translations;

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void whatIsReadBeforeTheResultHasAtMost900Words(String language) {
        Visitor visitor = new Visitor(mvc).withHeader("Accept-Language", language);
        Questionnaire translated = translations.of(questionnaire, Locale.forLanguageTag(language));
        int words = 0;
        int page = 1;
        for (ChoiceQuestion question : translated.choiceQuestions()) {
            words += words(visitor.get("/questions/" + page));
            visitor.answer(page, longest(question).id()).redirect();
            page++;
        }
        words += words(visitor.get("/questions/" + page));
        words += words(visitor.get("/answers"));

        assertThat(words).isBetween(700, 900);
    }

    private static Choice longest(ChoiceQuestion question) {
        return question.choices().stream()
                .max(Comparator.comparingInt(choice -> choice.text().split("\\s+").length))
                .orElseThrow();
    }

    /** The words that are seen in the main part of a page. */
    private static int words(Visitor.Page page) {
        Element main = page.html().expectFirst("main");
        main.select("[hidden], .visually-hidden, script").remove();
        return main.text().split("\\s+").length;
    }
}
