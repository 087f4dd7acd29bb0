package com.cxcheck.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSheetTest {

    /** The apostrophes that were added, as docs/operations.md tells them. */
    private static final Pattern ADDED = Pattern.compile(
            "((?:^|(?<=[;,\t\r\n]))[\" \u00A0\u200B]*)'(?='*[=+\\-@＝＋－＠\t])|^([\" \u00A0\u200B]*)'(?='*[\r\n])");

    private static String csv(Object... cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvSheet sheet = new CsvSheet(out);
        sheet.add(List.of(cells));
        sheet.finish();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aRowHasItsCellsInTheirFormsAfterAByteOrderMark() throws IOException {
        ZonedDateTime noon = ZonedDateTime.of(2026, 11, 22, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"));

        assertThat(csv(42L, 7, LocalDate.of(2026, 11, 22), noon, "", new SubmissionTable.Term("a, b"), "c"))
                .isEqualTo("\uFEFF42,7,2026-11-22,2026-11-22T12:00:00+01:00,,\"a, b\",c\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a,b",
                "said \"so\"",
                "\"",
                "two\nlines",
                "two\r\nlines",
                " blank first",
                "blank last ",
                "tab last\t",
                "#first",
                "!first",
                "a\tb",
                "semi;colon",
                "Größe 🙂 שלום",
                "\u00A0no-break blanks\u00A0",
                "x\u0001"
            })
    void aTextIsWrittenAsAnotherLibraryWritesIt(String text) throws IOException {
        assertThat(csv("1", text, new SubmissionTable.Term(text)))
                .isEqualTo("\uFEFF" + CSVFormat.RFC4180.format("1", text, text) + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`=1+1`|`'=1+1`",
                "`+1`|`'+1`",
                "`-1`|`'-1`",
                "`@SUM(A1)`|`'@SUM(A1)`",
                "`＝1`|`'＝1`",
                "`＋1`|`'＋1`",
                "`－1`|`'－1`",
                "`＠SUM(A1)`|`'＠SUM(A1)`",
                "`\t=1`|`'\t'=1`",
                "`\r=1`|`'\r'=1`",
                "`\n=1`|`'\n'=1`",
                "`\ttab`|`'\ttab`",
                "`  =1`|`  '=1`",
                "`\u00A0\u200B\u0000\uFEFF=1`|`\u00A0\u200B\u0000\uFEFF'=1`",
                "`\"=1`|`\"'=1`",
                "`'=1`|`''=1`",
                "`yes;=1;@a, -b`|`yes;'=1;'@a, '-b`",
                "`yes;\"=cmd|' /C calc'!A0`|`yes;\"'=cmd|' /C calc'!A0`",
                "`a\t=1`|`a\t'=1`",
                "`list:\r\n- one\r\n\r\n- two`|`list:\r\n'- one\r\n\r\n'- two`",
                "`a;\t\t+1`|`a;'\t'\t'+1`",
                "`a = b - c @ d, e-f; g`|`a = b - c @ d, e-f; g`",
                "`it's; 'so'`|`it's; 'so'`",
            })
    void noTextIsAFormula(String text, String guarded) throws IOException {
        assertThat(csv("1", text, new SubmissionTable.Term(text)))
                .isEqualTo("\uFEFF" + CSVFormat.RFC4180.format("1", guarded, guarded) + "\r\n");
    }

    @Test
    void aNumberIsNoFormula() throws IOException {
        assertThat(csv(-5, "-5")).isEqualTo("\uFEFF-5,'-5\r\n");
    }

    /** Texts put together at random of what matters to a spreadsheet. */
    private static List<String> texts() {
        Random random = new Random(13);
        String[] pieces = "=|+|-|@|\t|\r|\n|＝|＋|－|＠|;|,|\"|'| |\u00A0|\u200B|a|1|1+1|\r\n".split("\\|", -1);
        return Stream.generate(() -> Stream.generate(() -> pieces[random.nextInt(pieces.length)])
                        .limit(1 + random.nextInt(8))
                        .collect(Collectors.joining()))
                .limit(5_000)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t'})
    void noCellIsAFormulaWhicheverSeparatorASpreadsheetTakes(char separator) throws IOException {
        CSVFormat asOpened = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        for (String text : texts()) {
            String file = csv(1, text, "in between", text, 2).substring(1);

            for (CSVRecord row : asOpened.parse(new StringReader(file))) {
                assertThat(row)
                        .allSatisfy(cell -> assertThat(cell.replaceFirst("^[ \"\u00A0\u200B]+", ""))
                                .as(file)
                                .doesNotContainPattern("^[=+\\-@＝＋－＠\t\r\n]"));
            }
        }
    }

    @Test
    void aTextCanBeReadBackToTheLetter() throws IOException {
        for (String text : texts()) {
            String file = csv("1", text).substring(1);
            String cell = CSVFormat.RFC4180
                    .parse(new StringReader(file))
                    .iterator()
                    .next()
                    .get(1);

            assertThat(ADDED.matcher(cell).replaceAll("$1$2")).as(file).isEqualTo(text);
        }
    }

    @Test
    void whereNothingCanBeWrittenThatIsSaidAsByAnyOtherWriter() throws IOException {
        CsvSheet sheet = new CsvSheet(new OutputStream() {

            @Override
            public void write(byte[] byteOrderMark) {
                // for which there was room
            }

            @Override
            public void write(int one) throws IOException {
                throw new IOException("the reader is gone");
            }
        });

        assertThatThrownBy(() -> sheet.add(List.of("x".repeat(1_000_000)))).isInstanceOf(IOException.class);
    }
}
