package com.cxcheck.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;

/** The same submissions as two kinds of file. */
class ExportTest extends Exports {

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
@Tag("slow")
class ExportOnPostgresTest extends ExportTest {}
