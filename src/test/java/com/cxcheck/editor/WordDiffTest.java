package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.editor.WordDiff.Kind;
import com.cxcheck.editor.WordDiff.Piece;
import java.time.Duration;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordDiffTest {

    /** With what is deleted in brackets and what is inserted in braces. */
    private static String marked(String from, String to) {
        return WordDiff.between(from, to).pieces().stream()
                .map(piece -> switch (piece.kind()) {
                    case SAME -> piece.text();
                    case DELETED -> "[" + piece.text() + "]";
                    case INSERTED -> "{" + piece.text() + "}";
                })
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    We ask our team        | We ask our team        | We ask our team
                    We ask our team        | We ask our customers   | We ask our [team]{customers}
                    We ask our team        | We always ask our team | We {always }ask our team
                    We always ask our team | We ask our team        | We [always ]ask our team
                    We don’t ask.          | We didn’t ask.         | We [don’t]{didn’t} ask.
                    Ask one of us, now     | Tell all of them, now  | [Ask one]{Tell all} of [us]{them}, now
                    Ask the team           | Tell a customer        | [Ask the team]{Tell a customer}
                    我们有一个旅程。         | 我们有两个旅程。          | 我们有[一]{两}个旅程。
                    เรามีเส้นทางลูกค้าที่ชัดเจน  | เรามีประสบการณ์ลูกค้าที่ชัดเจน | เรามี[เส้นทาง]{ประสบการณ์}ลูกค้าที่ชัดเจน
                    """)
    void itMarksTheWordsThatAreDeletedAndInserted(String from, String to, String expected) {
        assertThat(marked(from, to)).isEqualTo(expected);
    }

    @Test
    void aTextThatIsNewOrGoneIsOnePiece() {
        assertThat(marked("", "A new text.")).isEqualTo("{A new text.}");
        assertThat(marked("An old text.", "")).isEqualTo("[An old text.]");
        assertThat(WordDiff.between("", "").pieces()).isEmpty();
    }

    @Test
    void whiteSpaceIsKeptAndIsAChangeToo() {
        assertThat(marked("One.\nTwo.", "One. Two.")).isEqualTo("One.[\n]{ }Two.");
        assertThat(marked("One.\nTwo.", "One.\nAnd two.")).isEqualTo("One.\n[Two]{And two}.");
    }

    @Test
    void itHoldsBothTexts() {
        Random random = new Random(19);
        for (int i = 0; i < 2_000; i++) {
            String from = text(random, random.nextInt(30), 12);
            String to = text(random, random.nextInt(30), 12);
            WordDiff diff = WordDiff.between(from, to);

            assertThat(text(diff, Kind.INSERTED)).isEqualTo(from);
            assertThat(text(diff, Kind.DELETED)).isEqualTo(to);
            assertThat(diff.pieces()).noneMatch(piece -> piece.text().isEmpty());
        }
    }

    private static String text(WordDiff diff, Kind leftOut) {
        return diff.pieces().stream()
                .filter(piece -> piece.kind() != leftOut)
                .map(Piece::text)
                .collect(Collectors.joining());
    }

    private static String text(Random random, int words, int vocabulary) {
        return IntStream.range(0, words)
                .mapToObj(i -> (char) ('a' + random.nextInt(vocabulary))
                        + (random.nextInt(5) == 0 ? ".\n" : random.nextInt(3) == 0 ? ", " : " "))
                .collect(Collectors.joining());
    }

    @Test
    void oneWordOfALongTextIsFound() {
        String text = words(2_000, i -> "word" + i);

        assertThat(marked(text, text.replace("word1000 ", "").replace("word1500 ", "another ")))
                .contains("word999 [word1000 ]word1001", "word1499 [word1500]{another} word1501");
    }

    @Test
    void aLongTextWithManyOtherWordsIsComparedBySentences() {
        String from = words(300, i -> "Of sentence " + i + " all is other, in the first one apart from " + i + ".");
        String to = words(
                300,
                i -> (i % 2 == 0 ? "Of" : "In") + " sentence " + i + " all is other, in the first one apart from " + i
                        + ".");

        assertThat(marked(from, to))
                .startsWith("Of sentence 0 all")
                .contains("[Of sentence 1 all is other, in the first one apart from 1. ]{In sentence 1 all");
    }

    @ParameterizedTest
    @CsvSource({"3, 3333", "9, 1000", "1, 5000"})
    void textsOfTenThousandCharactersTakeMillisecondsWhateverIsInThem(int length, int words) {
        String from = words(words, i -> "a%d".formatted(i).substring(0, Math.min(length, ("a" + i).length())));
        String to = words(words, i -> "z%d".formatted(i).substring(0, Math.min(length, ("z" + i).length())));
        String chinese = IntStream.range(0x4e00, 0x4e00 + 10_000)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        WordDiff.between(from, to);
        long begin = System.nanoTime();

        assertThat(marked(from, to)).startsWith("[");
        assertThat(marked(chinese, new StringBuilder(chinese).reverse().toString()))
                .startsWith("[");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }

    private static String words(int number, Function<Integer, String> word) {
        return IntStream.range(0, number).mapToObj(word::apply).collect(Collectors.joining(" "));
    }
}
