package com.cxcheck.review;

import com.cxcheck.review.FollowUp.State;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a consultant makes of a submission, as the page sends it: texts, so that what doesn't fit can be said at its field.
 *
 * @param owner a consultant's name, or empty for nobody's
 * @param tags the tags, with commas between them
 */
record FollowUpForm(String state, String owner, String replyBy, String tags) {

    /** In UTF-16 units: twice as many as all tags have. */
    private static final int LONGEST = 2 * FollowUp.MOST_TAGS * FollowUp.LONGEST_TAG;

    FollowUpForm {
        state = state == null ? "" : state;
        owner = owner == null ? "" : owner;
        replyBy = replyBy == null ? "" : replyBy;
        tags = tags == null ? "" : tags;
    }

    static FollowUpForm of(FollowUp followUp) {
        return new FollowUpForm(
                followUp.state().name(),
                followUp.owner().orElse(""),
                followUp.replyBy().toString(),
                String.join(", ", followUp.tags()));
    }

    /** The state that is meant, if it is one. */
    Optional<State> chosenState() {
        return Stream.of(State.values())
                .filter(each -> each.name().equals(state))
                .findFirst();
    }

    /** The day by which it is to be answered, if it is one. */
    public Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(replyBy)).filter(day -> day.equals(SubmissionFilter.withinReason(day)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    Set<String> tagSet() {
        return tags(tags);
    }

    /** Whether a text is of tags that a follow-up may have, with commas and not very many blanks between them. */
    static boolean fits(String written) {
        Set<String> tags = written.length() <= LONGEST ? tags(written) : Set.of(written);
        return tags.size() <= FollowUp.MOST_TAGS && tags.stream().allMatch(tag -> tag.length() <= FollowUp.LONGEST_TAG);
    }

    /** Tags with commas between them. */
    static Set<String> tags(String written) {
        return Stream.of(written.split(",", -1))
                .map(FollowUpForm::tidy)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toSet());
    }

    /** A tag in small letters and with single blanks, so that it is the same however it is typed. */
    static String tidy(String tag) {
        return tag.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** Does what it says; it has to fit. */
    void applyTo(FollowUp followUp) {
        followUp.change(chosenState().orElseThrow(), owner.isEmpty() ? null : owner, day().orElseThrow(), tagSet());
    }
}
