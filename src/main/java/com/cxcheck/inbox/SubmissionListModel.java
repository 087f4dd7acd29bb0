package com.cxcheck.inbox;

import com.cxcheck.account.ActiveConsultants;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.submission.QuestionnaireVersions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Model attributes of every list: the filter, the options of its fields, the results, and the form around them. */
@Component
class SubmissionListModel {

    private final QuestionnaireVersions versions;
    private final ActiveConsultants consultants;
    private final FollowUps followUps;
    private final Translations translations;

    SubmissionListModel(
            QuestionnaireVersions versions,
            ActiveConsultants consultants,
            FollowUps followUps,
            Translations translations) {
        this.versions = versions;
        this.consultants = consultants;
        this.followUps = followUps;
        this.translations = translations;
    }

    void add(SubmissionFilter filter, Inbox.Results results, Locale language, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("translations", translations);
        model.addAttribute("bands", bands(filter.band(), language));
        model.addAttribute("states", SubmissionFilter.STATES);
        model.addAttribute("consultants", with(filter.assignee(), consultants.all()));
        model.addAttribute("tags", with(filter.tag(), followUps.tagsInUse()));
        model.addAttribute("found", results.page());
        model.addAttribute("more", results.more());
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", BulkForm.EMPTY);
        }
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
    private Map<String, String> bands(String selected, Locale language) {
        Map<String, String> bands = new LinkedHashMap<>();
        versions.all()
                .forEach(version -> translations
                        .of(version.questionnaire(), language)
                        .bands()
                        .forEach(band -> bands.putIfAbsent(band.id(), band.name())));
        if (!selected.isEmpty()) {
            bands.putIfAbsent(selected, selected);
        }
        return bands;
    }
}
