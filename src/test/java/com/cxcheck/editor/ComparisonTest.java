package com.cxcheck.editor;

import static com.cxcheck.editor.Contents.at;
import static com.cxcheck.editor.Contents.edited;
import static com.cxcheck.editor.Contents.move;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.cxcheck.editor.ComparedEntry.Value;
import com.cxcheck.editor.Comparison.SectionType;
import com.cxcheck.editor.EntryChange.FigureChange;
import com.cxcheck.editor.EntryChange.Kind;
import com.cxcheck.editor.EntryChange.Move;
import com.cxcheck.editor.EntryChange.TextChange;
import com.cxcheck.questionnaire.Content;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ComparisonTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Set<String> NO_TEXTS = Set.of("id", "theme", "language", "before_question", "type");

    private final Content real = Contents.real();

    private static EntryChange only(Comparison comparison, SectionType type) {
        assertThat(comparison.sections()).extracting(Comparison.Section::type).containsExactly(type);
        assertThat(comparison.sections().get(0).entries()).hasSize(1);
        return comparison.sections().get(0).entries().get(0);
    }

    private static String marked(TextChange text) {
        return text.words().pieces().stream()
                .map(piece -> switch (piece.kind()) {
                    case SAME -> piece.text();
                    case DELETED -> "[" + piece.text() + "]";
                    case INSERTED -> "{" + piece.text() + "}";
                })
                .collect(Collectors.joining());
    }

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

    private static void change(ObjectNode tree, String pointer) {
        int last = pointer.lastIndexOf('/');
        at(tree, pointer.substring(0, last))
                .put(pointer.substring(last + 1), tree.at(pointer).asString() + " indeed");
    }

    private static List<String> changedTexts(List<EntryChange> entries) {
        return entries.stream()
                .flatMap(entry -> Stream.concat(
                        entry.texts().stream().map(ComparisonTest::marked), changedTexts(entry.parts()).stream()))
                .toList();
    }

    /** Where there are texts in a tree. The effort of an action is one, that of a question is a figure. */
    private static List<String> texts(JsonNode node, String pointer) {
        List<String> found = new ArrayList<>();
        for (String key : node.propertyNames()) {
            JsonNode child = node.get(key);
            String place = pointer + "/" + key;
            if (child.isString() && !NO_TEXTS.contains(key) && !place.matches("/questions/\\d+/effort")) {
                found.add(place);
            } else if (child.isObject()) {
                found.addAll(texts(child, place));
            } else if ((child.isArray() && !key.equals("themes")) || place.equals("/themes")) {
                for (int i = 0; i < child.size(); i++) {
                    found.addAll(texts(child.get(i), place + "/" + i));
                }
            }
        }
        return found;
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

    @ParameterizedTest
    @CsvSource({"2, 0", "0, 2", "4, 3", "0, 9", "9, 0"})
    void onlyTheQuestionThatWasMovedHasMoved(int from, int to) {
        Comparison comparison = Comparison.between(real, edited(real, tree -> move(tree, "/questions", from, to)));

        EntryChange question = only(comparison, SectionType.QUESTIONS);
        if (Math.abs(from - to) > 1) {
            assertThat(question.move()).contains(new Move(from + 1, to + 1));
        } else {
            assertThat(question.move().orElseThrow()).isIn(new Move(from + 1, to + 1), new Move(to + 1, from + 1));
        }
        assertThat(size(comparison)).isEqualTo(1);
        assertThat(comparison.texts().sections()).isEmpty();
    }

    @Test
    void anAddedQuestionIsOneChangeAndIsShownWhole() {
        Comparison comparison = Comparison.between(real, edited(real, tree -> {
            ObjectNode added = at(tree, "/questions/0").deepCopy();
            ((ArrayNode) tree.get("questions")).insert(1, added.put("id", "new").put("short", "Something new"));
        }));

        EntryChange question = only(comparison, SectionType.QUESTIONS);
        assertThat(question.kind()).isEqualTo(Kind.ADDED);
        assertThat(question.position()).isEqualTo(2);
        assertThat(question.texts())
                .extracting(TextChange::field)
                .containsExactly("text", "short", "next_step_title", "next_step");
        assertThat(marked(question.texts().get(1))).isEqualTo("{Something new}");
        assertThat(question.figures()).extracting(FigureChange::field).containsExactly("theme", "weight", "effort");
        assertThat(question.parts()).hasSize(3).allMatch(answer -> answer.kind() == Kind.ADDED);
        assertThat(size(comparison)).isEqualTo(1);
        assertThat(only(comparison.texts(), SectionType.QUESTIONS).texts()).hasSize(4);
        assertThat(only(comparison.texts(), SectionType.QUESTIONS).figures()).isEmpty();
    }

    @Test
    void aRemovedQuestionIsOneChangeAndTheOthersHaveNotMoved() {
        Comparison comparison =
                Comparison.between(real, edited(real, tree -> ((ArrayNode) tree.get("questions")).remove(3)));

        EntryChange question = only(comparison, SectionType.QUESTIONS);
        assertThat(question.kind()).isEqualTo(Kind.REMOVED);
        assertThat(question.position()).isEqualTo(4);
        assertThat(question.name()).isEqualTo("Every customer can tell us");
        assertThat(changedTexts(question.parts())).allMatch(text -> text.startsWith("[") && text.endsWith("]"));
        assertThat(size(comparison)).isEqualTo(1);
        assertThat(comparison.texts().sections()).isEmpty();
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

    @Test
    void otherWordsLeaveScoresAndFiguresComparable() {
        Comparability comparability = comparability(edited(real, tree -> change(tree, "/questions/0/text")));

        assertThat(comparability.scores()).isTrue();
        assertThat(comparability.added()).isEmpty();
        assertThat(comparability.removed()).isEmpty();
        assertThat(comparability.countedAnew()).isEmpty();
    }

    @Test
    void aQuestionThatIsReplacedEndsTheComparison() {
        Comparability comparability =
                comparability(edited(real, tree -> at(tree, "/questions/4").put("id", "new")));

        assertThat(comparability.scores()).isFalse();
        assertThat(comparability.added()).extracting("id").containsExactly("new");
        assertThat(comparability.removed()).extracting("id").containsExactly("q5");
        assertThat(comparability.countedAnew()).isEmpty();
    }

    @Test
    void anotherWeightAndAnotherPlaceAreCountedAnew() {
        Comparability comparability = comparability(edited(real, tree -> {
            at(tree, "/questions/6").put("weight", 3);
            at(tree, "/questions/0/answers/2").put("proactive", 60);
        }));

        assertThat(comparability.scores()).isFalse();
        assertThat(comparability.countedAnew()).extracting("id").containsExactly("q1", "q7");
    }

    @Test
    void anotherOrderOfAnswersLeavesScoresAndFiguresComparable() {
        Comparability comparability = comparability(edited(real, tree -> move(tree, "/questions/0/answers", 2, 0)));

        assertThat(comparability.scores()).isTrue();
        assertThat(comparability.countedAnew()).isEmpty();
    }

    private Comparability comparability(Content to) {
        return Comparability.between(real.questionnaire(), to.questionnaire());
    }

    /** The number of changes: each text, figure and position of an entry, and each entry that is added or removed as a whole. */
    private static int size(Comparison comparison) {
        return comparison.sections().stream()
                .mapToInt(section -> size(section.entries()))
                .sum();
    }

    private static int size(List<EntryChange> entries) {
        return entries.stream()
                .mapToInt(entry -> entry.isWhole()
                        ? 1
                        : entry.texts().size()
                                + entry.figures().size()
                                + (entry.move().isPresent() ? 1 : 0)
                                + size(entry.parts()))
                .sum();
    }
}
