package com.cxcheck.review;

import com.cxcheck.account.ConsultantNames;
import com.cxcheck.submission.QuestionnaireVersions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages with a list have in common: a filter, what can be chosen in it, and what it finds. */
@Component
class FilteredList {

    private final QuestionnaireVersions versions;
    private final ConsultantNames consultants;
    private final FollowUps followUps;

    FilteredList(QuestionnaireVersions versions, ConsultantNames consultants, FollowUps followUps) {
        this.versions = versions;
        this.consultants = consultants;
        this.followUps = followUps;
    }

    void show(SubmissionFilter filter, Inbox.Found found, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("bands", bands());
        model.addAttribute("states", SubmissionFilter.STATES);
        model.addAttribute("consultants", consultants.all());
        model.addAttribute("tags", followUps.tagsInUse());
        model.addAttribute("found", found.page());
        model.addAttribute("more", found.more());
    }

    /** The bands of all questionnaires that were ever in use, by id, in the words of the latest. */
    private Map<String, String> bands() {
        Map<String, String> bands = new LinkedHashMap<>();
        versions.all()
                .forEach(version ->
                        version.questionnaire().bands().forEach(band -> bands.putIfAbsent(band.id(), band.name())));
        return bands;
    }
}
