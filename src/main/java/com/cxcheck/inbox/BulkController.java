package com.cxcheck.inbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form around a list, which changes the selected submissions or all that match, and redirects to the same page of the list. */
@Controller
@RequestMapping("/admin")
class BulkController {

    private final Inbox inbox;
    private final InboxController lists;
    private final BulkChanges changes;
    private final UndoLog undoLog;

    BulkController(Inbox inbox, InboxController lists, BulkChanges changes, UndoLog undoLog) {
        this.inbox = inbox;
        this.lists = lists;
        this.changes = changes;
        this.undoLog = undoLog;
    }

    /**
     * Which submissions are meant.
     *
     * @param shown all rows of the page
     * @param wholePage whether the checkbox for the page is checked
     * @param matching whether all that match are meant, as long as each row of the page is selected
     * @param asOf when the list was shown, in milliseconds since the epoch; later submissions are not meant
     */
    record Target(String shown, Boolean wholePage, Boolean matching, Long asOf) {

        Target {
            shown = shown == null ? "" : shown;
            wholePage = wholePage != null && wholePage;
            matching = matching != null && matching;
            asOf = asOf == null ? 0 : asOf;
        }

        Set<Selected> selected(Set<Selected> checked) {
            return wholePage ? Set.copyOf(rows()) : checked;
        }

        boolean isAll(Set<Selected> checked) {
            return matching && (wholePage || checked.containsAll(rows()));
        }

        /** In the order of the page. */
        List<Selected> rows() {
            return Stream.of(shown.split(",", Inbox.BATCH_SIZE))
                    .filter(value -> !value.isBlank())
                    .map(Selected::valueOf)
                    .distinct()
                    .toList();
        }
    }

    /** @param action of the pressed button; null after Enter in a field */
    @PostMapping({"/submissions", "/feedback"})
    String change(
            HttpServletRequest request,
            @RequestParam(name = "id", defaultValue = "") @Size(max = Inbox.BATCH_SIZE) Set<Selected> checked,
            Target target,
            @RequestParam(required = false) @Nullable BulkAction action,
            @ModelAttribute("form") BulkForm form,
            BindingResult errors,
            SubmissionFilter filter,
            @RequestParam(defaultValue = "1") int page,
            Principal consultant,
            Locale language,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        String list = InboxController.isFeedback(request) ? "/admin/feedback" : "/admin/submissions";
        Set<Selected> selected = target.selected(checked);
        Optional<BulkAction> meant = form.action(action);
        if (meant.isEmpty()) {
            redirect.addFlashAttribute("form", form);
            String url = BulkResult.UNCHANGED.addTo(filter.url(list, page));
            return "redirect:" + url;
        }
        BulkResult result;
        if (meant.get() == BulkAction.READ) {
            result = changes.applyToAll(
                    BulkAction.READ, form, inbox.idsToRead(filter, until(target)), consultant.getName(), errors);
        } else if (target.isAll(selected)) {
            result = changes.applyToAll(
                    meant.get(), form, inbox.firstIds(filter, until(target)), consultant.getName(), errors);
        } else {
            long next = nextAfter(selected, target);
            result = changes.apply(meant.get(), form, selected, consultant.getName(), errors)
                    .withNext(next);
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return lists.again(request, filter, page, selected, consultant, language, model);
        }
        BulkForm unused = form.after(meant.get());
        if (!unused.equals(BulkForm.EMPTY)) {
            redirect.addFlashAttribute("form", unused);
        }
        return "redirect:" + result.addTo(filter.url(list, page));
    }

    private static Instant until(Target target) {
        return target.asOf > 0 ? Instant.ofEpochMilli(target.asOf) : Instant.MAX;
    }

    /** The row of the page after the last selected one, or else the last one that is not selected; 0 for none. */
    private static long nextAfter(Set<Selected> selected, Target target) {
        Set<Long> changed = selected.stream().map(Selected::id).collect(Collectors.toSet());
        List<Long> ids = target.rows().stream().map(Selected::id).toList();
        int last = -1;
        for (int i = 0; i < ids.size(); i++) {
            last = changed.contains(ids.get(i)) ? i : last;
        }
        if (last < 0) {
            return 0;
        }
        List<Long> others = (last + 1 < ids.size() ? ids.subList(last + 1, ids.size()) : reversed(ids))
                .stream().filter(id -> !changed.contains(id)).toList();
        return others.isEmpty() ? 0 : others.get(0);
    }

    private static List<Long> reversed(List<Long> ids) {
        List<Long> backwards = new ArrayList<>(ids);
        Collections.reverse(backwards);
        return backwards;
    }

    @PostMapping("/submissions/undo")
    String undo(
            @RequestParam(defaultValue = "0") long changed,
            @RequestParam(defaultValue = "") String list,
            SubmissionFilter filter,
            @RequestParam(defaultValue = "1") int page,
            Principal consultant) {
        BulkResult result = undoLog.undo(changed, consultant.getName());
        return "redirect:"
                + result.addTo(filter.url(list.equals("feedback") ? "/admin/feedback" : "/admin/submissions", page));
    }
}
