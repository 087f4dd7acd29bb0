package com.cxcheck.review;

import com.cxcheck.review.FollowUp.State;
import com.cxcheck.submission.Submission;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which submissions the consultant looks at; it stands in the address, so that it can be kept and passed on.
 *
 * @param band the id of a band, or empty for all
 * @param from the first day
 * @param to the last day, included
 * @param source the name of the link that visitors came by, or empty for all
 * @param state the name of a {@link FollowUp.State}, or {@link #OVERDUE}, or empty for all
 * @param owner the name of the consultant whose they are, or empty for all
 * @param tag a tag that they bear, or empty for all
 * @param q a part of the business's name, of the feedback or of a note, in whatever case, or empty
 */
record SubmissionFilter(
        String band,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String source,
        String state,
        String owner,
        String tag,
        String q) {

    /** Those that should have been answered before today and aren't done. */
    static final String OVERDUE = "OVERDUE";

    /** What can be asked for. */
    static final List<String> STATES = List.of("NEW", "IN_CONVERSATION", "DONE", OVERDUE);

    static final SubmissionFilter ALL = new SubmissionFilter("", null, null, "", "", "", "", "");

    private static final char ESCAPE = '\\';

    SubmissionFilter {
        from = from == null ? null : withinReason(from);
        to = to == null ? null : withinReason(to);
        band = band == null ? "" : band.strip();
        source = source == null ? "" : source.strip();
        state = state != null && STATES.contains(state) ? state : "";
        owner = owner == null ? "" : owner.strip();
        tag = tag == null ? "" : FollowUpForm.tidy(tag);
        q = q == null ? "" : q.strip();
    }

    /** No database has every year that Java has. */
    private static LocalDate withinReason(LocalDate day) {
        return day.getYear() < 1 ? LocalDate.of(1, 1, 1) : day.getYear() > 9999 ? LocalDate.of(9999, 12, 31) : day;
    }

    public boolean isEmpty() {
        return equals(ALL);
    }

    /** Submissions that are submitted and have feedback. */
    static Specification<Submission> withFeedback() {
        return (submission, query, builder) -> builder.isNotNull(submission.get("feedback"));
    }

    /** The submissions that are submitted and pass. */
    Specification<Submission> passing(Clock clock) {
        return (submission, query, builder) -> {
            List<Predicate> all = new ArrayList<>();
            all.add(builder.isNotNull(submission.get("submittedAt")));
            if (!band.isEmpty()) {
                all.add(builder.equal(submission.get("band"), band));
            }
            if (from != null) {
                all.add(builder.greaterThanOrEqualTo(
                        submission.get("submittedAt"),
                        from.atStartOfDay(clock.getZone()).toInstant()));
            }
            if (to != null) {
                all.add(builder.lessThan(
                        submission.get("submittedAt"),
                        to.plusDays(1).atStartOfDay(clock.getZone()).toInstant()));
            }
            if (!source.isEmpty()) {
                all.add(builder.equal(submission.get("source"), source));
            }
            followedUp(submission, query, builder, LocalDate.now(clock)).ifPresent(all::add);
            if (!q.isEmpty()) {
                all.add(says(submission, query, builder));
            }
            return builder.and(all.toArray(Predicate[]::new));
        };
    }

    /** What is asked of their follow-ups, if anything is. */
    private Optional<Predicate> followedUp(
            Root<Submission> submission, CriteriaQuery<?> query, CriteriaBuilder builder, LocalDate today) {
        Subquery<Long> subquery = query.subquery(Long.class);
        Root<FollowUp> followUp = subquery.from(FollowUp.class);
        List<Predicate> asked = new ArrayList<>();
        if (state.equals(OVERDUE)) {
            asked.add(builder.notEqual(followUp.get("state"), State.DONE));
            asked.add(builder.lessThan(followUp.get("replyBy"), today));
        } else if (!state.isEmpty()) {
            asked.add(builder.equal(followUp.get("state"), State.valueOf(state)));
        }
        if (!owner.isEmpty()) {
            asked.add(builder.equal(followUp.get("owner"), owner));
        }
        if (!tag.isEmpty()) {
            asked.add(builder.isMember(tag, followUp.<Collection<String>>get("tags")));
        }
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        asked.add(builder.equal(followUp.get("submissionId"), submission.get("id")));
        return Optional.of(
                builder.exists(subquery.select(followUp.get("submissionId")).where(asked.toArray(Predicate[]::new))));
    }

    private Predicate says(Root<Submission> submission, CriteriaQuery<?> query, CriteriaBuilder builder) {
        String pattern = "%" + escaped(q.toLowerCase(Locale.ROOT)) + "%";
        Subquery<Long> subquery = query.subquery(Long.class);
        Root<Note> note = subquery.from(Note.class);
        return builder.or(
                builder.like(builder.lower(submission.get("contact").get("business")), pattern, ESCAPE),
                builder.like(builder.lower(submission.get("feedback")), pattern, ESCAPE),
                builder.exists(subquery.select(note.get("id"))
                        .where(
                                builder.equal(note.get("submissionId"), submission.get("id")),
                                builder.like(builder.lower(note.get("text")), pattern, ESCAPE))));
    }

    /** So that a per cent sign is looked for and doesn't stand for anything. */
    private static String escaped(String text) {
        return text.replaceAll("[\\\\%_]", "\\\\$0");
    }

    /** An address with this filter in its query. */
    public String on(String path) {
        return on(path, 1);
    }

    /** The address of a page of a list with this filter in its query. */
    public String on(String path, int page) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, Object> given = given();
        given.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.queryParamIfPresent("page", page > 1 ? Optional.of(page) : Optional.empty())
                .encode()
                .buildAndExpand(given)
                .toUriString();
    }

    /** What of it is given, by the name of its field. */
    public Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("band", band);
        given.put("from", from == null ? "" : from);
        given.put("to", to == null ? "" : to);
        given.put("source", source);
        given.put("state", state);
        given.put("owner", owner);
        given.put("tag", tag);
        given.put("q", q);
        given.values().removeIf(""::equals);
        return given;
    }
}
