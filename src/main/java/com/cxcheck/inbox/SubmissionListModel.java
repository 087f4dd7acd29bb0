package com.cxcheck.inbox;

import com.cxcheck.account.Colleagues;
import com.cxcheck.account.DisplayNames;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.submission.QuestionnaireVersions;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Model attributes of every list: the filter, the options of its fields, the results, and the form around them. */
@Component
class SubmissionListModel {

    private final Inbox inbox;
    private final InboxTabs tabs;
    private final ListRows rows;
    private final UndoLog undoLog;
    private final QuestionnaireVersions versions;
    private final DisplayNames names;
    private final FollowUps followUps;
    private final Submissions submissions;
    private final Translations translations;

    SubmissionListModel(
            Inbox inbox,
            InboxTabs tabs,
            ListRows rows,
            UndoLog undoLog,
            QuestionnaireVersions versions,
            DisplayNames names,
            FollowUps followUps,
            Submissions submissions,
            Translations translations) {
        this.inbox = inbox;
        this.tabs = tabs;
        this.rows = rows;
        this.undoLog = undoLog;
        this.versions = versions;
        this.names = names;
        this.followUps = followUps;
        this.submissions = submissions;
        this.translations = translations;
    }

    Inbox.Results addInbox(
            SubmissionFilter filter,
            int page,
            ListNotice.Parameters notice,
            String consultant,
            Locale language,
            Model model) {
        Inbox.Results results = inbox.page(filter, page);
        Colleagues colleagues = add(filter, results, notice, consultant, language, model);
        List<InboxTabs.Tab> views = tabs.of(filter, consultant);
        model.addAttribute("tabs", views);
        model.addAttribute("nothing", views.stream().anyMatch(InboxTabs.Tab::isEmptyInbox));
        List<ListRows.Section> sections = rows.sections(results, colleagues, language);
        model.addAttribute("sections", sections);
        model.addAttribute(
                "rowKeys",
                sections.stream()
                        .flatMap(section -> section.rows().stream())
                        .map(ListRow::key)
                        .collect(Collectors.joining(",")));
        boolean sorted =
                filter.sort().by() != SortOrder.Column.DATE && filter.sort().by() != SortOrder.Column.DUE;
        model.addAttribute("sortedOnly", results.more() && sorted);
        model.addAttribute("orders", SortOrder.CHOICES);
        model.addAttribute("batch", Inbox.BATCH_SIZE);
        model.addAttribute("inProgress", submissions.countInProgress(Inbox.MAX_LISTED + 1));
        return results;
    }

    void addFeedback(
            SubmissionFilter filter,
            int page,
            ListNotice.Parameters notice,
            String consultant,
            Locale language,
            Model model) {
        Inbox.Results results = inbox.page(filter.withFeedback(), page);
        add(filter, results, notice, consultant, language, model);
        model.addAttribute(
                "followUps",
                followUps.of(results.page().stream().map(Submission::id).toList()));
        model.addAttribute("search", new SearchHighlight(filter.q()));
    }

    private Colleagues add(
            SubmissionFilter filter,
            Inbox.Results results,
            ListNotice.Parameters notice,
            String consultant,
            Locale language,
            Model model) {
        Colleagues colleagues = names.colleagues();
        model.addAttribute("filter", filter);
        model.addAttribute("translations", translations);
        model.addAttribute("bands", bands(filter, language));
        model.addAttribute("states", SubmissionFilter.STATES);
        model.addAttribute("colleagues", colleagues);
        model.addAttribute("unknownAssignee", isUnknown(filter.assignee(), colleagues));
        model.addAttribute("tags", with(filter.tag(), followUps.tagsInUse()));
        model.addAttribute("found", results.page());
        model.addAttribute("more", results.more());
        model.addAttribute("notice", new ListNotice(notice, undoLog.find(notice.changed(), consultant)));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", BulkForm.EMPTY);
        }
        return colleagues;
    }

    private static boolean isUnknown(String assignee, Colleagues colleagues) {
        return !assignee.isEmpty()
                && !assignee.equals(SubmissionFilter.UNASSIGNED)
                && !assignee.equals(SubmissionFilter.LEFT)
                && Stream.concat(colleagues.active().stream(), colleagues.left().stream())
                        .noneMatch(colleague -> colleague.username().equals(assignee));
    }

    /** Adds the selected value if it is no longer an option. */
    private static Set<String> with(String selected, Collection<String> options) {
        Set<String> all = new LinkedHashSet<>(options);
        if (!selected.isEmpty()) {
            all.add(selected);
        }
        return all;
    }

    /** The names of the bands of all versions of the questionnaire by id, each as in its latest version. */
    private Map<String, String> bands(SubmissionFilter filter, Locale language) {
        Map<String, String> bands = new LinkedHashMap<>();
        versions.all()
                .forEach(version -> translations
                        .of(version.questionnaire(), language)
                        .bands()
                        .forEach(band -> bands.putIfAbsent(band.id(), band.name())));
        if (!filter.band().isEmpty()) {
            bands.putIfAbsent(
                    filter.band(),
                    filter.bands().stream()
                            .map(band -> bands.getOrDefault(band, band))
                            .collect(Collectors.joining(", ")));
        }
        return bands;
    }
}
