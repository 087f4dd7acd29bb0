package com.cxcheck.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxSheetTest {

    private static ReadableWorkbook workbook(Iterable<List<Object>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsxSheet sheet = new XlsxSheet(out);
        for (List<Object> row : rows) {
            sheet.add(row);
        }
        sheet.end();
        return new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()), new ReadingOptions(true, false));
    }

    private static Row onlyRow(Object... cells) throws IOException {
        try (ReadableWorkbook workbook = workbook(List.of(List.of(cells)))) {
            return workbook.getFirstSheet().read().get(0);
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

    @Test
    void whatNoXmlCanHoldBreaksNoWorkbook() throws IOException {
        assertThat(onlyRow("a\u0001b\uFFFEc\u000Bd").getCell(0).asString())
                .startsWith("a")
                .endsWith("d");
    }

    @Test
    void aTextThatIsTooLongForACellIsCutAndSaysSo() throws IOException {
        assertThat(onlyRow("x".repeat(40_000)).getCell(0).asString())
                .hasSize(32_767)
                .endsWith("x…");
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
