package com.cxcheck.review;

import com.cxcheck.review.FollowUp.State;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a consultant makes of a submission, as the page sends it.
 *
 * @param owner a consultant's name, or empty for nobody's
 * @param tags the tags, with commas between them
 * @param version the version that the page shows
 */
record FollowUpForm(
        @Nullable State state, String owner, @Nullable LocalDate replyBy, String tags, int version) {

    FollowUpForm {
        owner = owner == null ? "" : owner;
        tags = tags == null ? "" : tags;
    }

    static FollowUpForm of(FollowUp followUp) {
        return new FollowUpForm(
                followUp.state(),
                followUp.owner().orElse(""),
                followUp.replyBy(),
                String.join(", ", followUp.tags()),
                followUp.version());
    }

    /** The same, for a page that shows a later version. */
    FollowUpForm onTopOf(FollowUp followUp) {
        return new FollowUpForm(state, owner, replyBy, tags, followUp.version());
    }

    Set<String> tagSet() {
        return tags(tags);
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

    boolean hasTagsThatFit() {
        return tagSet().size() <= FollowUp.MOST_TAGS
                && tagSet().stream().allMatch(tag -> tag.length() <= FollowUp.LONGEST_TAG);
    }

    /** Does what it says. */
    void applyTo(FollowUp followUp, State newState, LocalDate newReplyBy) {
        followUp.change(newState, owner.isEmpty() ? null : owner, newReplyBy, tagSet());
    }
}
