package com.cxcheck.export;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.cxcheck.inbox.Inbox;
import com.cxcheck.inbox.SubmissionFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.tomcat.util.http.parser.AcceptEncoding;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Submissions as files: a workbook with words in the language of the page, and CSV for programs, whose words are always English.
 * Contact details are in those of administrators only. By POST, which needs the CSRF token, because a download is audited and may be expensive: another site
 * can't start one.
 */
@Controller
@RequestMapping("/admin")
class ExportController {

    private final Inbox inbox;
    private final SubmissionTable table;
    private final AuditTrail auditTrail;
    private final Clock clock;

    ExportController(Inbox inbox, SubmissionTable table, AuditTrail auditTrail, Clock clock) {
        this.inbox = inbox;
        this.table = table;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** Where a sign-in leads to that came in between the list and a download. */
    @GetMapping({"/submissions.csv", "/submissions.xlsx"})
    String list(SubmissionFilter filter) {
        return "redirect:" + filter.url("/admin/submissions");
    }

    @PostMapping("/submissions.csv")
    void csv(
            SubmissionFilter filter,
            Principal consultant,
            @RequestAttribute boolean administrator,
            @RequestHeader(value = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String codings,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        begin(filter, "csv", administrator, consultant, response);
        CsvSheet sheet;
        if (acceptsGzip(codings)) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            sheet = CsvSheet.compressed(response.getOutputStream());
        } else {
            sheet = new CsvSheet(response.getOutputStream());
        }
        table.write(inbox.idBatches(filter), Locale.ENGLISH, administrator, sheet);
        sheet.finish();
    }

    private static boolean acceptsGzip(String codings) throws IOException {
        return AcceptEncoding.parse(new StringReader(codings)).stream()
                .anyMatch(coding -> coding.getEncoding().equalsIgnoreCase("gzip") && coding.getQuality() > 0);
    }

    @PostMapping("/submissions.xlsx")
    void xlsx(
            SubmissionFilter filter,
            Principal consultant,
            @RequestAttribute boolean administrator,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        begin(filter, "xlsx", administrator, consultant, response);
        XlsxSheet sheet = new XlsxSheet(response.getOutputStream());
        table.write(inbox.idBatches(filter), language, administrator, sheet);
        sheet.finish();
    }

    private void begin(
            SubmissionFilter filter,
            String format,
            boolean contacts,
            Principal consultant,
            HttpServletResponse response) {
        auditTrail.record(
                consultant.getName(),
                AuditedAction.EXPORTED,
                "submissions." + format + (filter.isEmpty() ? ", all" : ", filtered")
                        + (contacts ? "" : ", without contact details"));
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("submissions-" + LocalDate.now(clock) + "." + format)
                        .build()
                        .toString());
    }
}
