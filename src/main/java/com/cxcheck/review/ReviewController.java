package com.cxcheck.review;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.cxcheck.submission.QuestionnaireVersions;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The submitted submissions: as a list, one by one, their feedback, and as a file. */
@Controller
@RequestMapping("/admin")
class ReviewController {

    private static final int PAGE_SIZE = 25;

    private final Submissions submissions;
    private final QuestionnaireVersions versions;
    private final AuditTrail auditTrail;
    private final Clock clock;

    ReviewController(Submissions submissions, QuestionnaireVersions versions, AuditTrail auditTrail, Clock clock) {
        this.submissions = submissions;
        this.versions = versions;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @ModelAttribute("zone")
    ZoneId zone() {
        return clock.getZone();
    }

    @GetMapping({"", "/submissions"})
    String inbox(SubmissionFilter filter, @RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("inProgress", submissions.countBySubmittedAtIsNull());
        model.addAttribute("bands", bands());
        model.addAttribute("filter", filter);
        model.addAttribute("found", find(filter.passing(clock.getZone()), page));
        return "review/inbox";
    }

    @GetMapping("/feedback")
    String feedback(@RequestParam(defaultValue = "1") int page, Model model) {
        SubmissionFilter all = SubmissionFilter.ALL;
        model.addAttribute("filter", all);
        model.addAttribute("found", find(all.passing(clock.getZone()).and(SubmissionFilter.withFeedback()), page));
        return "review/feedback";
    }

    /** A page of what matches, or the last one for who asks for a later one. */
    private Page<Submission> find(Specification<Submission> matching, int page) {
        int wanted = Math.min(Math.max(page, 1), Integer.MAX_VALUE / PAGE_SIZE);
        Page<Submission> found =
                submissions.findAll(matching, PageRequest.of(wanted - 1, PAGE_SIZE, Submissions.NEWEST_FIRST));
        boolean beyond = found.isEmpty() && found.getTotalElements() > 0;
        return beyond ? find(matching, found.getTotalPages()) : found;
    }

    /** The bands of all questionnaires that were ever in use, by id, in the words of the latest. */
    private Map<String, String> bands() {
        Map<String, String> bands = new LinkedHashMap<>();
        versions.all().forEach(version -> version.bands().forEach(band -> bands.putIfAbsent(band.id(), band.name())));
        return bands;
    }

    @GetMapping("/submissions/{id:[0-9]{1,18}}")
    String submission(@PathVariable long id, Model model) {
        Submission submission = submitted(id);
        model.addAttribute("submission", submission);
        model.addAttribute("result", submission.result());
        return "review/submission";
    }

    @GetMapping("/submissions/{id:[0-9]{1,18}}/delete")
    String confirmDeletion(@PathVariable long id, Model model) {
        model.addAttribute("submission", submitted(id));
        return "review/delete";
    }

    @PostMapping("/submissions/{id:[0-9]{1,18}}/delete")
    @Transactional
    String delete(@PathVariable long id, Principal consultant) {
        submissions.delete(submitted(id));
        auditTrail.record(consultant.getName(), AuditedAction.DELETED, "submission " + id);
        return "redirect:/admin?deleted";
    }

    private Submission submitted(long id) {
        return submissions
                .findById(id)
                .filter(Submission::isSubmitted)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/submissions.csv")
    void export(SubmissionFilter filter, Principal consultant, HttpServletResponse response) throws IOException {
        auditTrail.record(
                consultant.getName(),
                AuditedAction.EXPORTED,
                filter.isEmpty() ? "submissions.csv, all" : "submissions.csv, filtered");
        String name = "submissions-" + LocalDate.now(clock) + ".csv";
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        new SubmissionCsv(versions.all(), clock.getZone())
                .write(submissions.newestFirst(filter.passing(clock.getZone())), response.getWriter());
    }
}
