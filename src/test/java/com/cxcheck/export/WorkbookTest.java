package com.cxcheck.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.cxcheck.PostgresTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;

/** The export as an XLSX file. */
class WorkbookTest extends Exports {

    @Test
    void theWorkbookIsAFileOfItsOwnKind() {
        MockHttpServletResponse response = response("/admin/submissions.xlsx");

        assertThat(response.getContentType())
                .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(response.getHeader("Content-Disposition"))
                .matches("attachment; filename=\"submissions-[0-9-]+\\.xlsx\"");
    }

    @Test
    void theWorkbookSaysWhatTheCsvSays() throws IOException {
        List<Row> rows = xlsx("/admin/submissions.xlsx");
        String csv = response("/admin/submissions.csv").getContentAsString().substring(1);
        List<CSVRecord> records = CSVFormat.RFC4180.parse(new StringReader(csv)).getRecords();

        assertThat(rows).hasSize(4).hasSameSizeAs(records);
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < records.get(row).size(); column++) {
                String text = records.get(row).get(column);
                int at = column;
                assertThat(rows.get(row).getOptionalCell(column))
                        .as(records.get(0).get(column))
                        .satisfies(cell -> assertThat(
                                        cell.map(each -> asInCsv(each, text)).orElse(""))
                                .as("column %d", at)
                                .isEqualTo(text));
            }
        }
    }

    /** A cell as the text that stands for it in CSV. */
    private static String asInCsv(Cell cell, String csv) {
        if (cell.getType() == CellType.NUMBER && csv.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return LocalDate.from(cell.asDate()).toString();
        }
        if (cell.getType() == CellType.NUMBER && csv.contains("T")) {
            OffsetDateTime time = OffsetDateTime.parse(csv);
            return time.toLocalDateTime().equals(cell.asDate())
                    ? csv
                    : cell.asDate().toString();
        }
        return cell.getType() == CellType.NUMBER
                ? cell.asNumber().toPlainString()
                : (csv.startsWith("'") ? "'" : "") + cell.asString();
    }

    @Test
    void figuresAndDaysAreNumbersInTheWorkbook() throws IOException {
        List<Row> rows = xlsx("/admin/submissions.xlsx");
        List<String> header = rows.get(0).stream().map(Cell::asString).toList();

        for (String name : List.of(
                "id",
                "started_at",
                "submitted_at",
                "questionnaire_version",
                "score",
                "journey",
                "reply_by",
                "consented_at")) {
            assertThat(rows.get(1).getCell(header.indexOf(name)).getType())
                    .as(name)
                    .isEqualTo(CellType.NUMBER);
        }
    }

    @Test
    void theWorkbookIsInTheLanguageOfThePageAndCsvForProgramsAlwaysInEnglish() throws IOException {
        byte[] file = mvc.post()
                .uri("/admin/submissions.xlsx?q=ShopB")
                .with(csrf())
                .header(HttpHeaders.ACCEPT_LANGUAGE, "de")
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows.get(0).stream().map(Cell::asString)).contains("state", "band");
            assertThat(rows.get(1).stream().filter(Objects::nonNull).map(Cell::getText))
                    .contains("Neu", "Im Übergang");
        }
        MockHttpServletResponse csv = mvc.post()
                .uri("/admin/submissions.csv?q=ShopB")
                .with(csrf())
                .header(HttpHeaders.ACCEPT_LANGUAGE, "de")
                .exchange()
                .getResponse();
        assertThat(csv.getContentAsString()).contains(",New,", "Crossing over");
    }
}

@PostgresTest
class WorkbookOnPostgresTest extends WorkbookTest {}
