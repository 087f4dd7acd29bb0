package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.Questionnaires.answers;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.questionnaire.Result.ThemeResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bands, rounding and weights. */
class BandTest extends Results {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0, service-led",
        "39, service-led",
        "40, crossing-over",
        "69, crossing-over",
        "70, experience-led",
        "100, experience-led"
    })
    void aBandBeginsAtItsBorder(int score, String band) {
        assertThat(questionnaire.bandOf(score).id()).isEqualTo(band);
        Questionnaire small = small(score, 1, true);
        assertThat(Result.of(small, answers(small, "some none")).proactive()).isEqualTo(score);
        assertThat(Result.of(small, answers(small, "some none")).band().id()).isEqualTo(band);
    }

    @Test
    void aHalfIsRoundedUpOnceAndTheBandIsThatOfTheRoundedFigure() {
        // (1 × 39 + 1 × 40) ÷ 2 = 39.5
        Questionnaire small = small(39, 1, false);
        Result result = Result.of(small, answers(small, "some forty"));

        assertThat(result.proactive()).isEqualTo(40);
        assertThat(result.band().id()).isEqualTo("crossing-over");
    }

    @Test
    void aWeightCountsAsOftenAsItSays() {
        // (3 × 0 + 1 × 100) ÷ 4 = 25
        Questionnaire small = small(50, 3, false);

        assertThat(Result.of(small, answers(small, "low high")).proactive()).isEqualTo(25);
    }

    @Test
    void themesAreToldWeakestFirstAndInTheQuestionnairesOrderOnATie() {
        assertThat(names(result("A").weakestThemesFirst()))
                .containsExactly("listening", "response", "ownership", "journey");
        assertThat(names(result("B").weakestThemesFirst()))
                .containsExactly("journey", "ownership", "response", "listening");
    }

    private static List<String> names(List<ThemeResult> themes) {
        return themes.stream().map(theme -> theme.theme().id()).toList();
    }
}
