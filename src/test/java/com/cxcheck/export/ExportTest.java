package com.cxcheck.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The same submissions as two kinds of file. */
@AppTest
@SignedInConsultant
class ExportTest {

    private static final String DOES_NOT_APPLY = "N";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void threeSubmissions() {
        jdbc.sql("delete from submission").update();
        for (String choice : List.of("A", "B", "C")) {
            Visitor visitor = new Visitor(mvc);
            visitor.answer(1, 10, choice.equals("C") ? "A" : choice);
            if (choice.equals("C")) {
                visitor.answer(6, DOES_NOT_APPLY).redirect();
            }
            visitor.feedback("=1+1, said " + choice + "\nand more").redirect();
            visitor.keepInTouch(
                    visitor.submit(), Map.of("business", "Shop" + choice, "email", "a@example.org", "consent", "true"));
        }
    }

    private MockHttpServletResponse response(String path) {
        return mvc.post().uri(path).with(csrf()).exchange().getResponse();
    }

    private List<Row> xlsx(String path) throws IOException {
        byte[] file = response(path).getContentAsByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getFirstSheet().read();
        }
    }

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

    @Test
    void theCsvIsCompressedForWhoTakesItSo() throws IOException {
        MockHttpServletResponse compressed = mvc.post()
                .uri("/admin/submissions.csv")
                .with(csrf())
                .header(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate, br")
                .exchange()
                .getResponse();
        MockHttpServletResponse plain = response("/admin/submissions.csv");

        assertThat(compressed.getHeader(HttpHeaders.CONTENT_ENCODING)).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.getContentAsByteArray())))
                .hasBinaryContent(plain.getContentAsByteArray());
        assertThat(plain.getHeader(HttpHeaders.CONTENT_ENCODING)).isNull();
        assertThat(plain.getHeaders(HttpHeaders.VARY)).contains(HttpHeaders.ACCEPT_ENCODING);
    }

    @Test
    void theCsvIsNotCompressedForWhoRefusesThat() {
        MockHttpServletResponse response = mvc.post()
                .uri("/admin/submissions.csv")
                .with(csrf())
                .header(HttpHeaders.ACCEPT_ENCODING, "gzip;q=0, identity")
                .exchange()
                .getResponse();

        assertThat(response.getHeader(HttpHeaders.CONTENT_ENCODING)).isNull();
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

    private Map<String, String> csv(String name) throws IOException {
        String csv = response("/admin/submissions.csv?q=" + name)
                .getContentAsString()
                .substring(1);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .get()
                .parse(new StringReader(csv))
                .getRecords()
                .get(0)
                .toMap();
    }

    @Test
    void whatIsStoredAsAKeyIsWrittenInWordsWithAttemptLanguageAndLink() throws IOException {
        jdbc.sql("update submission set team_size = 'TWO_TO_TEN' where business = 'ShopB'")
                .update();
        String reference = jdbc.sql("select reference from submission where business = 'ShopB'")
                .query(String.class)
                .single();

        assertThat(csv("ShopB"))
                .containsEntry("state", "New")
                .containsEntry("team_size", "2 to 10")
                .containsEntry("band", "Crossing over")
                .containsEntry("attempt", "1")
                .containsEntry("language", "en")
                .containsEntry("result_link", "http://localhost:8080/results/" + reference);
    }

    @Test
    void commentsAndNotesBearTheNamesOfTheirAuthors() throws IOException {
        long id = jdbc.sql("select id from submission where business = 'ShopB'")
                .query(Long.class)
                .single();
        for (String text : List.of("First", "Second,\nlonger")) {
            jdbc.sql("insert into comment (submission_id, author, text, written_at, version)"
                            + " values (?, 'consultant', ?, now(), 0)")
                    .params(id, text)
                    .update();
        }
        jdbc.sql("insert into note (submission_id, author, text, written_at) values (?, 'gone', 'Called', now())")
                .param(id)
                .update();

        assertThat(csv("ShopB"))
                .containsEntry("comments", "consultant: First\nconsultant: Second,\nlonger")
                .containsEntry("notes", "gone: Called");
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

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void aConsultantWhoIsNoAdministratorGetsNoContactDetails(String format) throws IOException {
        jdbc.sql("update consultant set role = 'CONSULTANT' where username = 'consultant'")
                .update();
        try {
            MockHttpServletResponse response = response("/admin/submissions." + format);

            assertThat(response.getStatus()).isEqualTo(200);
            List<String> header = format.equals("csv")
                    ? List.of(response.getContentAsString()
                            .substring(1)
                            .lines()
                            .findFirst()
                            .orElseThrow()
                            .split(","))
                    : xlsx("/admin/submissions.xlsx").get(0).stream()
                            .map(Cell::asString)
                            .toList();
            assertThat(header)
                    .contains("score", "team_size", "comments")
                    .doesNotContain("business", "contact_name", "email", "phone", "consented_at");
            assertThat(response.getContentAsString()).doesNotContain("a@example.org", "ShopA");
            assertThat(jdbc.sql("select subject from audit_event where action = 'EXPORTED' order by id desc limit 1")
                            .query(String.class)
                            .single())
                    .endsWith("without contact details");
        } finally {
            jdbc.sql("update consultant set role = 'ADMINISTRATOR' where username = 'consultant'")
                    .update();
        }
    }

    @Test
    void itHoldsWhatTheFilterLetsPass() throws IOException {
        List<Row> rows = xlsx("/admin/submissions.xlsx?q=ShopB");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).stream().filter(Objects::nonNull).map(Cell::getText))
                .contains("ShopB");
    }

    @Test
    void theListLeadsToBothWithItsFilter() {
        Visitor.Page inbox = new Visitor(mvc).get("/admin/submissions?q=shop");

        assertThat(inbox.html()
                        .select("form[method=post][action^='/admin/submissions.']")
                        .eachAttr("action"))
                .containsExactly("/admin/submissions.xlsx?q=shop", "/admin/submissions.csv?q=shop");
        assertThat(inbox.html().select("a[href^='/admin/submissions.']")).isEmpty();
    }

    @Test
    void itsButtonsSendTheFileThatTheFilterLetsPass() {
        Visitor consultant = new Visitor(mvc);
        Visitor.Page inbox = consultant.get("/admin/submissions?q=shopb");

        Visitor.Page file = consultant.sendTo("/admin/submissions.csv?q=shopb", inbox, Map.of());

        assertThat(file.header(HttpHeaders.CONTENT_TYPE)).startsWith("text/csv");
        assertThat(file.body()).contains("ShopB").doesNotContain("ShopA");
    }

    @Test
    void thePageSaysWhichFileIsForWhat() {
        assertThat(new Visitor(mvc).get("/admin").text())
                .contains("XLSX is for spreadsheets", "CSV is for other programs");
        assertThat(new Visitor(mvc).get("/admin?lang=de").text())
                .contains("XLSX ist für Tabellenprogramme", "CSV ist für andere Programme");
    }

    @Test
    void aSubmissionLeadsToItsSheetForAMeetingWithoutNotesAndComments() {
        long id = jdbc.sql("select id from submission where business = 'ShopB'")
                .query(Long.class)
                .single();
        jdbc.sql("insert into note (submission_id, author, text, written_at) values (?, 'ada', 'Tight budget', now())")
                .param(id)
                .update();
        String address = "/admin/submissions/" + id + "/sheet";

        assertThat(new Visitor(mvc)
                        .get("/admin/submissions/" + id)
                        .html()
                        .select("a[href=" + address + "]")
                        .text())
                .isEqualTo("Sheet for a meeting");
        Visitor.Page sheet = new Visitor(mvc).get(address);
        assertThat(sheet.h1()).isEqualTo("ShopB");
        assertThat(sheet.text())
                .contains("58%", "Crossing over", "Do these three things first", "=1+1, said B", "What we agree today")
                .doesNotContain("Tight budget");
        assertThat(sheet.html().select("tbody tr")).hasSize(10);
        assertThat(new Visitor(mvc).get("/admin/submissions/999999/sheet").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void aLinkOnAnotherSiteStartsNoDownload(String format) {
        jdbc.sql("delete from audit_event").update();
        String address = "/admin/submissions." + format;

        assertThat(mvc.get().uri(address + "?band=service-led"))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader(HttpHeaders.LOCATION, "/admin/submissions?band=service-led")
                .body()
                .isEmpty();
        assertThat(mvc.post().uri(address)).as("a form there neither").hasStatus(HttpStatus.FORBIDDEN);
        assertThat(jdbc.sql("select count(*) from audit_event")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}

@PostgresTest
class ExportOnPostgresTest extends ExportTest {}
