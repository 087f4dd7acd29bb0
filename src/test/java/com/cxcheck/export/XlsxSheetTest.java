package com.cxcheck.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxSheetTest {

    private static byte[] file(Iterable<List<Object>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsxSheet sheet = new XlsxSheet(out);
        for (List<Object> row : rows) {
            sheet.add(row);
        }
        sheet.finish();
        return out.toByteArray();
    }

    private static ReadableWorkbook workbook(Iterable<List<Object>> rows) throws IOException {
        return new ReadableWorkbook(new ByteArrayInputStream(file(rows)), new ReadingOptions(true, false));
    }

    private static Row onlyRow(Object... cells) throws IOException {
        try (ReadableWorkbook workbook = workbook(List.of(List.of("header"), List.of(cells)))) {
            return workbook.getFirstSheet().read().get(1);
        }
    }

    @Test
    void numbersAndDatesAreNumbersAndDates() throws IOException {
        LocalDateTime noon = LocalDateTime.of(2026, 11, 22, 12, 30, 15);
        Row row = onlyRow(42, 7L, LocalDate.of(2026, 11, 22), noon.atZone(ZoneId.of("Europe/Berlin")), "", "text");

        assertThat(row.getCellAsNumber(0))
                .hasValueSatisfying(number -> assertThat(number).isEqualByComparingTo("42"));
        assertThat(row.getCellAsNumber(1))
                .hasValueSatisfying(number -> assertThat(number).isEqualByComparingTo("7"));
        assertThat(row.getCellAsDate(2)).contains(LocalDate.of(2026, 11, 22).atStartOfDay());
        assertThat(row.getCellAsDate(3)).contains(noon);
        assertThat(row.getOptionalCell(4)).isEmpty();
        assertThat(row.getCell(5).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(2).getDataFormatString()).isEqualTo("yyyy-mm-dd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "42",
                "2026-11-22",
                " blanks at both ends ",
                "two\nlines",
                "<b>&amp;</b> \"'",
                "Größe 🙂 שלום"
            })
    void textIsTextAndStaysAsItIs(String text) throws IOException {
        Row row = onlyRow(text, new SubmissionTable.Term(text));

        assertThat(row)
                .hasSize(2)
                .allSatisfy(cell -> assertThat(cell.getType()).isEqualTo(CellType.STRING))
                .allSatisfy(cell -> assertThat(cell.asString()).isEqualTo(text));
    }

    /** Undoes what the format wants for what XML can't hold (ECMA-376, ST_Xstring). */
    private static String unescaped(String text) {
        return Pattern.compile("_x(\\p{XDigit}{4})_")
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    /** The sheet as it is in the file. */
    private static String xml(Object... cells) throws IOException {
        Path file = Files.createTempFile("sheet", ".xlsx");
        try {
            Files.write(file, file(List.of(List.of(cells))));
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return new String(
                        zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))
                                .readAllBytes(),
                        StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " first",
                "last ",
                "two  blanks",
                "\ttab\t",
                "\nline\n",
                "a\r\nb\rc",
                " ",
                "\u00A0no-break\u00A0",
                "_x000D_",
                "_x005F_x000D_",
                "__x0041_x0042_",
                "_x0041\u000B_x0041",
                "_X0041_",
                "a\u0001b\uFFFEc\u000Bd\u0000\u001F",
                "\uD800 alone",
                "1e5",
                "007",
                "TRUE",
                "1900-01-01",
                "🙂\uD83D\uDE42"
            })
    void aTextIsKeptToTheLetter(String text) throws IOException {
        assertThat(onlyRow(text, new SubmissionTable.Term(text)))
                .allSatisfy(cell -> assertThat(cell.getType()).isEqualTo(CellType.STRING))
                .allSatisfy(cell -> assertThat(unescaped(cell.asString())).isEqualTo(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {" first", "last ", "two  blanks", "line\n"})
    void itSaysWhereBlanksAreToBeKept(String text) throws IOException {
        assertThat(xml(text)).contains("<t xml:space=\"preserve\">" + text.replace("\n", "&#xa;") + "</t>");
    }

    @Test
    void whatXmlCannotHoldIsWrittenAsTheFormatSays() throws IOException {
        assertThat(xml("a\u000Bb_x000D_c")).contains("<t>a_x000B_b_x005F_x000D_c</t>");
    }

    @Test
    void aDayForWhichTheFormatHasNoNumberIsAText() throws IOException {
        ZonedDateTime time = ZonedDateTime.of(1899, 12, 31, 23, 59, 58, 0, ZoneOffset.UTC);
        Row row = onlyRow(LocalDate.of(1, 1, 1), LocalDate.of(1900, 2, 28), time, LocalDate.of(1900, 3, 1));

        assertThat(row.getCellText(0)).isEqualTo("0001-01-01");
        assertThat(row.getCellText(1)).isEqualTo("1900-02-28");
        assertThat(row.getCellText(2)).isEqualTo("1899-12-31T23:59:58");
        assertThat(row.getCellAsDate(3)).contains(LocalDateTime.of(1900, 3, 1, 0, 0));
    }

    @Test
    void aTimeIsThatOfTheClockOnTheWallThoughTheMachinesOwnLeavesItOut() throws IOException {
        TimeZone own = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try {
            LocalDateTime leftOut = LocalDateTime.of(2026, 3, 29, 2, 30);

            assertThat(onlyRow(leftOut.atZone(ZoneOffset.UTC)).getCellAsDate(0)).contains(leftOut);
        } finally {
            TimeZone.setDefault(own);
        }
    }

    @Test
    void aTextThatIsTooLongForACellSaysSoAndGoesOnBehindTheLast() throws IOException {
        assertThat(onlyRow("x".repeat(40_000)).getCell(0).asString())
                .hasSize(32_767)
                .endsWith("x…");

        String text = "🙂".repeat(40_000) + "end";
        Row row = onlyRow("a" + text, 1, "b");
        String kept = row.getCell(0).asString()
                + IntStream.range(3, row.getCellCount())
                        .mapToObj(row::getCellText)
                        .collect(Collectors.joining());

        assertThat(row)
                .filteredOn(Objects::nonNull)
                .allSatisfy(cell -> assertThat(cell.getText()).hasSizeLessThanOrEqualTo(32_767));
        assertThat(kept.replace("……", "")).isEqualTo("a" + text);
    }

    private static String part(String name) throws IOException {
        Path file = Files.createTempFile("sheet", ".xlsx");
        try {
            Files.write(file, file(List.of(List.of("one", "two"), List.of(1, 2), List.of(3, 4))));
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void theHeaderIsBoldStaysInViewAndFiltersWhatIsBelow() throws IOException {
        String sheet = part("xl/worksheets/sheet1.xml");

        assertThat(sheet)
                .contains("ySplit=\"1\"", "state=\"frozen\"", "<autoFilter ref=\"A1:B3\">")
                .containsPattern("<c r=\"A1\" s=\"1\" t=\"inlineStr\">")
                .containsPattern("<c r=\"A2\" t=\"n\">");
        assertThat(part("xl/styles.xml")).contains("<b/>");
    }

    @Test
    void itPrintsOnLandscapePagesWithTheHeaderOnEach() throws IOException {
        assertThat(part("xl/worksheets/sheet1.xml")).contains("orientation=\"landscape\"", "paperSize=\"9\"");
        assertThat(part("xl/workbook.xml"))
                .containsPattern("_xlnm\\.Print_Titles\"[^>]*>[^<]*Submissions'?!\\$1:\\$1<");
    }

    @Test
    void aTableThatIsTooLongForASheetGoesOnOnTheNextUnderTheSameHeader() throws IOException {
        Iterable<List<Object>> rows = () -> Stream.concat(
                        Stream.of(List.<Object>of("number")),
                        Stream.iterate(1, number -> number + 1).limit(1_048_576).map(List::<Object>of))
                .iterator();

        try (ReadableWorkbook workbook = workbook(rows)) {
            List<Row> second = workbook.findSheet("Submissions 2").orElseThrow().read();

            assertThat(second).hasSize(2);
            assertThat(second.get(0).getCellText(0)).isEqualTo("number");
            assertThat(second.get(1).getCellText(0)).isEqualTo("1048576");
        }
    }
}
