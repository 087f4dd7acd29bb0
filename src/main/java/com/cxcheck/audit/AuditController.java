package com.cxcheck.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log, the newest event first, as a page and as a file. */
@Controller
class AuditController {

    private static final int PAGE_SIZE = 50;
    private static final int BATCH_SIZE = 1_000;
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "id");

    private final AuditEvents events;
    private final AuditTrail auditTrail;
    private final MessageSource messages;
    private final Clock clock;

    AuditController(AuditEvents events, AuditTrail auditTrail, MessageSource messages, Clock clock) {
        this.events = events;
        this.auditTrail = auditTrail;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/admin/audit")
    String list(AuditFilter filter, @RequestParam(defaultValue = "1") int page, Model model) {
        int number = Math.min(Math.max(page, 1), Integer.MAX_VALUE / PAGE_SIZE);
        Page<AuditEvent> found = events.find(
                filter.who(),
                filter.actions(),
                filter.begin(clock.getZone()),
                filter.end(clock.getZone()),
                PageRequest.of(number - 1, PAGE_SIZE, NEWEST_FIRST));
        if (found.isEmpty() && number > 1) {
            return "redirect:" + filter.url("/admin/audit", 1);
        }
        model.addAttribute("found", found);
        model.addAttribute("filter", filter);
        model.addAttribute("actors", events.actors());
        model.addAttribute("actions", AuditedAction.values());
        return "audit/events";
    }

    /** Where a sign-in leads to that came in between the page and the download. */
    @GetMapping("/admin/audit.csv")
    String list(AuditFilter filter) {
        return "redirect:" + filter.url("/admin/audit", 1);
    }

    /** In English, as all files, with times in the zone of the settings. */
    @PostMapping("/admin/audit.csv")
    void download(AuditFilter filter, Principal actor, HttpServletResponse response) throws IOException {
        auditTrail.record(
                actor.getName(), AuditedAction.EXPORTED, "audit.csv" + (filter.isEmpty() ? ", all" : ", filtered"));
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("audit-" + LocalDate.now(clock) + ".csv")
                        .build()
                        .toString());
        Writer out = response.getWriter();
        AuditCsv csv = new AuditCsv(out);
        // a byte order mark, without which spreadsheets take it for another encoding
        out.write('\uFEFF');
        csv.write(List.of("When", "Who", "What", "To what or how", "Times"));
        long before = Long.MAX_VALUE;
        List<AuditEvent> batch;
        do {
            batch = events.findBefore(
                    before,
                    filter.who(),
                    filter.actions(),
                    filter.begin(clock.getZone()),
                    filter.end(clock.getZone()),
                    Limit.of(BATCH_SIZE));
            for (AuditEvent event : batch) {
                csv.write(row(event));
                before = event.id();
            }
        } while (batch.size() == BATCH_SIZE);
    }

    private List<String> row(AuditEvent event) {
        return List.of(
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        event.occurredAt().atZone(clock.getZone()).withNano(0)),
                event.actor(),
                messages.getMessage("audit.action." + event.action(), null, Locale.ENGLISH),
                event.subject(),
                String.valueOf(event.number()));
    }
}
