package com.cxcheck.audit;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What was done, the newest first, to read and not to change. */
@Controller
class AuditController {

    private static final int PAGE_SIZE = 50;
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "id");

    private final AuditEvents events;
    private final Clock clock;

    AuditController(AuditEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @ModelAttribute("zone")
    ZoneId zone() {
        return clock.getZone();
    }

    @GetMapping("/admin/audit")
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        int wanted = Math.min(Math.max(page, 1), Integer.MAX_VALUE / PAGE_SIZE);
        Page<AuditEvent> found = events.findAll(PageRequest.of(wanted - 1, PAGE_SIZE, NEWEST_FIRST));
        if (found.isEmpty() && wanted > 1) {
            return "redirect:/admin/audit";
        }
        model.addAttribute("found", found);
        return "audit/events";
    }
}
