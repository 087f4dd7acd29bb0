package com.cxcheck.editor;

import static com.cxcheck.editor.Contents.at;
import static com.cxcheck.editor.Contents.edited;
import static com.cxcheck.editor.Contents.move;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.editor.Comparison.SectionType;
import com.cxcheck.editor.EntryChange.FigureChange;
import com.cxcheck.editor.EntryChange.Kind;
import com.cxcheck.editor.EntryChange.Move;
import com.cxcheck.editor.EntryChange.TextChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Questions that were moved, added or removed as a whole. */
class EntryChangeTest extends ComparedContents {

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
}
