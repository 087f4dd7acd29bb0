package com.cxcheck.review;

import com.cxcheck.submission.Submission;
import jakarta.persistence.criteria.Predicate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
 * @param q a part of the business's name or of the feedback, in whatever case, or empty
 */
record SubmissionFilter(
        String band, @Nullable LocalDate from, @Nullable LocalDate to, String source, String q) {

    static final SubmissionFilter ALL = new SubmissionFilter("", null, null, "", "");

    private static final char ESCAPE = '\\';

    SubmissionFilter {
        from = from == null ? null : withinReason(from);
        to = to == null ? null : withinReason(to);
        band = band == null ? "" : band.strip();
        source = source == null ? "" : source.strip();
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
    Specification<Submission> passing(ZoneId zone) {
        return (submission, query, builder) -> {
            List<Predicate> all = new ArrayList<>();
            all.add(builder.isNotNull(submission.get("submittedAt")));
            if (!band.isEmpty()) {
                all.add(builder.equal(submission.get("band"), band));
            }
            if (from != null) {
                all.add(builder.greaterThanOrEqualTo(
                        submission.get("submittedAt"), from.atStartOfDay(zone).toInstant()));
            }
            if (to != null) {
                all.add(builder.lessThan(
                        submission.get("submittedAt"),
                        to.plusDays(1).atStartOfDay(zone).toInstant()));
            }
            if (!source.isEmpty()) {
                all.add(builder.equal(submission.get("source"), source));
            }
            if (!q.isEmpty()) {
                String pattern = "%" + escaped(q.toLowerCase(Locale.ROOT)) + "%";
                all.add(builder.or(
                        Stream.of(submission.get("contact").<String>get("business"), submission.<String>get("feedback"))
                                .map(text -> builder.like(builder.lower(text), pattern, ESCAPE))
                                .toArray(Predicate[]::new)));
            }
            return builder.and(all.toArray(Predicate[]::new));
        };
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
        return UriComponentsBuilder.fromPath(path)
                .queryParamIfPresent("band", given(band).map(name -> "{band}"))
                .queryParamIfPresent("from", Optional.ofNullable(from))
                .queryParamIfPresent("to", Optional.ofNullable(to))
                .queryParamIfPresent("source", given(source).map(name -> "{source}"))
                .queryParamIfPresent("q", given(q).map(name -> "{q}"))
                .queryParamIfPresent("page", page > 1 ? Optional.of(page) : Optional.empty())
                .encode()
                .buildAndExpand(Map.of("band", band, "source", source, "q", q))
                .toUriString();
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
