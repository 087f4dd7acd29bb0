package com.cxcheck.review;

import com.cxcheck.account.ConsultantNames;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.submission.QuestionnaireVersions;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages with a list have in common: a filter, what can be chosen in it, and what it finds. */
@Component
class FilteredList {

    private final QuestionnaireVersions versions;
    private final ConsultantNames consultants;
    private final FollowUps followUps;
    private final Translations translations;

    FilteredList(
            QuestionnaireVersions versions,
            ConsultantNames consultants,
            FollowUps followUps,
            Translations translations) {
        this.versions = versions;
        this.consultants = consultants;
        this.followUps = followUps;
        this.translations = translations;
    }

    void show(SubmissionFilter filter, Inbox.Found found, Locale language, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("bands", bands(language));
        model.addAttribute("states", SubmissionFilter.STATES);
        model.addAttribute("consultants", consultants.all());
        model.addAttribute("tags", followUps.tagsInUse());
        model.addAttribute("found", found.page());
        model.addAttribute("more", found.more());
    }

    /** The bands of all questionnaires that were ever in use, by id, in the words of the latest. */
    private Map<String, String> bands(Locale language) {
        Map<String, String> bands = new LinkedHashMap<>();
        versions.all()
                .forEach(version -> translations
                        .of(version.questionnaire(), language)
                        .bands()
                        .forEach(band -> bands.putIfAbsent(band.id(), band.name())));
        return bands;
    }
}
