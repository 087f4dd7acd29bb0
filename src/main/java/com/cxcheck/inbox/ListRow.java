package com.cxcheck.inbox;

import com.cxcheck.followup.FollowUp;
import com.cxcheck.input.TextLength;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row of the inbox.
 *
 * @param weakest the label of the question with the most to gain, in the language of the page
 * @param fill the class of the score's bar
 * @param time when it was submitted, as short as it can be told
 * @param today the day on which the list is shown
 */
record ListRow(
        Submission submission,
        FollowUp followUp,
        Group group,
        Optional<String> weakest,
        String fill,
        String time,
        String assigneeName,
        LocalDate today) {

    /** In UTF-16 units; a row shows about a third of it. */
    private static final int MAX_QUOTE_LENGTH = 300;

    public long id() {
        return submission.id();
    }

    /** The value of its checkbox. */
    public String key() {
        return submission.id() + "-" + followUp.version();
    }

    private Optional<Contact> contact() {
        return submission.contact();
    }

    /** The business or, without one, the visitor's name; empty for neither. */
    public String name() {
        return contact()
                .map(Contact::business)
                .or(() -> contact().map(Contact::name))
                .orElse("");
    }

    /** The visitor's name, unless it is the name of the row. */
    public Optional<String> person() {
        return contact().map(Contact::business).flatMap(business -> contact().map(Contact::name));
    }

    public Optional<Contact.TeamSize> teamSize() {
        return contact().map(Contact::teamSize);
    }

    public Optional<String> source() {
        return submission.source().map(Source::name);
    }

    public List<String> tags() {
        return followUp.tags();
    }

    /** The beginning of the feedback. */
    public Optional<String> quote() {
        return submission
                .feedback()
                .map(text -> text.strip().replaceAll("\\s+", " "))
                .map(text ->
                        text.length() <= MAX_QUOTE_LENGTH ? text : TextLength.beginning(text, MAX_QUOTE_LENGTH) + "…");
    }

    public boolean hasEmail() {
        return contact().map(Contact::email).isPresent();
    }

    public boolean hasPhone() {
        return contact().map(Contact::phone).isPresent();
    }

    public boolean isDone() {
        return followUp.state() == FollowUp.State.DONE;
    }

    /** Whole days from the reply date until today: negative while there is time left. */
    public long daysLate() {
        return followUp.replyBy()
                .map(day -> today.toEpochDay() - day.toEpochDay())
                .orElse(0L);
    }

    public boolean isDue() {
        return !isDone() && followUp.replyBy().isPresent();
    }

    /** At most two letters for the assignee, of the first and the last word of the name. */
    public String initials() {
        List<String> words = Stream.of(assigneeName.split("[\\s._-]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        String letters =
                words.size() < 2 ? assigneeName.strip() : initial(words.get(0)) + initial(words.get(words.size() - 1));
        int end = letters.offsetByCodePoints(0, Math.min(2, letters.codePointCount(0, letters.length())));
        return letters.substring(0, end);
    }

    private static String initial(String word) {
        return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1));
    }
}
