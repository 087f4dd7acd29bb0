package com.cxcheck.inbox;

import com.cxcheck.account.ActiveConsultants;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.submission.QuestionnaireVersions;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages with a list have in common: a filter, what can be chosen in it, and what it finds. */
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

    void show(SubmissionFilter filter, Inbox.Found found, Locale language, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("bands", bands(filter.band(), language));
        model.addAttribute("states", SubmissionFilter.STATES);
        model.addAttribute("consultants", withChosen(filter.assignee(), consultants.all()));
        model.addAttribute("tags", withChosen(filter.tag(), followUps.tagsInUse()));
        model.addAttribute("found", found.page());
        model.addAttribute("more", found.more());
    }

    /**
     * What a form of the list sent, of which one field doesn't fit, to be shown again with the list.
     *
     * @param mistake the field's name
     * @param message the key of what is wrong with it
     * @param written what was written, by the names of the fields
     */
    static void showAgain(
            String mistake,
            String message,
            Map<String, String> written,
            Collection<Long> ticked,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("mistake", mistake);
        model.addAttribute("mistakeText", message);
        model.addAllAttributes(written);
        model.addAttribute("ticked", ticked);
    }

    /** What can be chosen; what is chosen is among it, also where it is gone or there are too many. */
    private static Set<String> withChosen(String chosen, List<String> offered) {
        Set<String> all = new LinkedHashSet<>(offered);
        if (!chosen.isEmpty()) {
            all.add(chosen);
        }
        return all;
    }

    /** The bands of all questionnaires that were ever in use, by id, in the words of the latest; and the one that is chosen. */
    private Map<String, String> bands(String chosen, Locale language) {
        Map<String, String> bands = new LinkedHashMap<>();
        versions.all()
                .forEach(version -> translations
                        .of(version.questionnaire(), language)
                        .bands()
                        .forEach(band -> bands.putIfAbsent(band.id(), band.name())));
        if (!chosen.isEmpty()) {
            bands.putIfAbsent(chosen, chosen);
        }
        return bands;
    }
}
