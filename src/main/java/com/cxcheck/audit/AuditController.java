package com.cxcheck.audit;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log, the newest event first. */
@Controller
class AuditController {

    private static final int PAGE_SIZE = 50;
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "id");

    private final AuditEvents events;

    AuditController(AuditEvents events) {
        this.events = events;
    }

    @GetMapping("/admin/audit")
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        int number = Math.min(Math.max(page, 1), Integer.MAX_VALUE / PAGE_SIZE);
        Page<AuditEvent> found = events.findAll(PageRequest.of(number - 1, PAGE_SIZE, NEWEST_FIRST));
        if (found.isEmpty() && number > 1) {
            return "redirect:/admin/audit";
        }
        model.addAttribute("found", found);
        return "audit/events";
    }
}
