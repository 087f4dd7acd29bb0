package com.cxcheck.editor;

import static com.cxcheck.editor.Contents.at;
import static com.cxcheck.editor.Contents.edited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.cxcheck.editor.ComparedEntry.Value;
import com.cxcheck.editor.Comparison.SectionType;
import com.cxcheck.editor.EntryChange.FigureChange;
import com.cxcheck.editor.EntryChange.Kind;
import com.cxcheck.editor.EntryChange.TextChange;
import com.cxcheck.questionnaire.Content;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Texts and figures that were changed. */
class ComparisonTest extends ComparedContents {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void withoutAChangeThereIsNothingToShow() {
        Comparison comparison = Comparison.between(real, Contents.real());

        assertThat(comparison.sections()).isEmpty();
        assertThat(size(comparison)).isZero();
    }

    @Test
    void aChangedTextIsShownWhereverItIs() {
        List<String> texts = texts(real.tree(), "");
        assertThat(texts).hasSizeGreaterThan(150);

        for (String pointer : texts) {
            Content changed = edited(real, tree -> change(tree, pointer));
            Comparison comparison = Comparison.between(real, changed);

            assertThat(size(comparison)).as(pointer).isEqualTo(1);
            assertThat(comparison.texts()).as(pointer).isEqualTo(comparison);
            assertThat(comparison.sections())
                    .flatExtracting(section -> changedTexts(section.entries()))
                    .as(pointer)
                    .hasSize(1)
                    .first()
                    .asString()
                    .endsWith("{ indeed}");
        }
    }

    @Test
    void theWordsOfATextAreMarked() {
        Comparison comparison = Comparison.between(
                real, edited(real, tree -> at(tree, "/questions/0").put("short", "Our journey is made on purpose")));

        EntryChange question = only(comparison, SectionType.QUESTIONS);
        assertThat(question.kind()).isEqualTo(Kind.CHANGED);
        assertThat(question.position()).isEqualTo(1);
        assertThat(question.name()).isEqualTo("Our journey is made on purpose");
        assertThat(question.texts()).extracting(TextChange::field).containsExactly("short");
        assertThat(marked(question.texts().get(0))).isEqualTo("Our journey is [designed]{made} on purpose");
    }

    @ParameterizedTest
    @CsvSource({
        "/questions/2, weight, 5, QUESTIONS, weight, 2, 5",
        "/questions/2, theme, '\"listening\"', QUESTIONS, theme, Ownership, Listening",
        "/questions/0, effort, '\"today\"', QUESTIONS, effort, THIS_MONTH, TODAY",
        "/questions/10, max_length, 77, QUESTIONS, max_length, 4000, 77",
        "/bands/1, from, 41, BANDS, from, 40, 41",
        "/actions/0, themes, '[\"listening\"]', ACTIONS, themes, Journey, Listening",
        "'', before_question, '\"q9\"', START, before_question, I didn’t know the difference before, Customers come first at every stage",
    })
    void aChangedFigureIsShownBeforeAndAfter(
            String place, String key, String json, SectionType type, String field, String from, String to) {
        Comparison comparison = Comparison.between(
                real, edited(real, tree -> ((ObjectNode) tree.at(place)).set(key, JSON.readTree(json))));

        EntryChange entry = only(comparison, type);
        assertThat(entry.texts()).isEmpty();
        assertThat(entry.figures()).extracting(FigureChange::field).containsExactly(field);
        assertThat(argument(entry.figures().get(0).from())).isEqualTo(from);
        assertThat(argument(entry.figures().get(0).to())).isEqualTo(to);
        assertThat(size(comparison)).isEqualTo(1);
        assertThat(comparison.texts().sections()).isEmpty();
    }

    private static String argument(Optional<Value> value) {
        return String.valueOf(value.orElseThrow().argument());
    }

    @Test
    void theFiguresOfAnAnswerAreShownWithItsLetter() {
        Comparison comparison = Comparison.between(real, edited(real, tree -> {
            at(tree, "/questions/0/answers/2").put("proactive", 60).put("suggested", false);
            at(tree, "/questions/1/answers/0").remove("proactive");
            at(tree, "/questions/1/answers/0").put("applicable", false);
        }));

        List<EntryChange> questions = comparison.sections().get(0).entries();
        EntryChange place = questions.get(0).parts().get(0);
        assertThat(place.letter()).isEqualTo('C');
        assertThat(place.figures())
                .extracting(
                        FigureChange::field,
                        figure -> figure.from().orElseThrow().kind(),
                        figure -> figure.to().orElseThrow().kind())
                .containsExactly(tuple("proactive", "percent", "percent"), tuple("suggested", "yes", "no"));
        EntryChange applicable = questions.get(1).parts().get(0);
        assertThat(applicable.figures().get(0).to().orElseThrow().kind()).isEqualTo("notCounted");
        assertThat(size(comparison)).isEqualTo(3);
    }

    @Test
    void aThemeThatIsRenamedIsOneChangeAndItsQuestionsHaveNone() {
        Comparison comparison = Comparison.between(
                real, edited(real, tree -> at(tree, "/themes/0").put("name", "The whole way")));

        assertThat(only(comparison, SectionType.THEMES).texts()).hasSize(1);
    }

    @Test
    void asManyChangesAsWereMadeAreFoundAndUndoingThemFindsAsMany() {
        List<String> texts = texts(real.tree(), "");
        Random random = new Random(5);
        for (int i = 0; i < 100; i++) {
            List<String> chosen = new ArrayList<>(texts);
            Collections.shuffle(chosen, random);
            int number = random.nextInt(40);
            int question = random.nextInt(10);
            boolean removed = random.nextBoolean();
            boolean heavier = random.nextBoolean();
            Content changed = edited(real, tree -> {
                chosen.subList(0, number).forEach(pointer -> change(tree, pointer));
                if (heavier) {
                    at(tree, "/questions/" + question).put("weight", 9);
                }
                if (removed) {
                    ((ArrayNode) tree.get("guide")).remove(0);
                }
            });
            long gone = removed
                    ? chosen.subList(0, number).stream()
                            .filter(pointer -> pointer.startsWith("/guide/0/"))
                            .count()
                    : 0;
            int expected = (int) (number - gone) + (heavier ? 1 : 0) + (removed ? 1 : 0);

            assertThat(size(Comparison.between(real, changed))).isEqualTo(expected);
            assertThat(size(Comparison.between(changed, real))).isEqualTo(expected);
        }
    }
}
