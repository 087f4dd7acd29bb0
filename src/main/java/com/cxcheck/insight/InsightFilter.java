package com.cxcheck.insight;

import com.cxcheck.followup.FollowUp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which submissions statistics are computed from. An empty text, set or null means all.
 *
 * @param period the days of submission
 * @param band the id of a band
 * @param sources keys as in {@link Group}; an empty text is for submissions without a source
 * @param others whether all sources but the given ones are meant
 * @param state one of {@link #STATES}
 * @param version the id of a version of the questionnaire
 */
record InsightFilter(
        Period period,
        String band,
        Set<String> sources,
        boolean others,
        String state,
        String tag,
        @Nullable Long version) {

    static final List<String> STATES =
            Stream.of(FollowUp.State.values()).map(Enum::name).toList();

    static final InsightFilter ALL = new InsightFilter(Period.ALL, "", Set.of(), false, "", "", null);

    /** In a query, for submissions without a source; no source has such a name. */
    static final String NO_SOURCE = "(none)";

    InsightFilter {
        band = band.strip();
        sources = sources.stream().map(Group::key).collect(Collectors.toUnmodifiableSet());
        others = others && !sources.isEmpty();
        state = STATES.contains(state) ? state : "";
        tag = tag.strip();
    }

    public boolean isAll() {
        return equals(ALL);
    }

    /** Whether a list of submissions can have the same filter. */
    public boolean isListed() {
        return !others && version == null && !sources.contains("");
    }

    InsightFilter in(Period other) {
        return new InsightFilter(other, band, sources, others, state, tag, version);
    }

    InsightFilter from(Set<String> otherSources) {
        return new InsightFilter(period, band, otherSources, false, state, tag, version);
    }

    /** The submissions of all sources but these. */
    InsightFilter fromOthers() {
        return new InsightFilter(period, band, sources, true, state, tag, version);
    }

    InsightFilter fromAll() {
        return from(Set.of());
    }

    public InsightFilter inBand(String other) {
        return new InsightFilter(period, other, sources, others, state, tag, version);
    }

    /** The same filter for attempts that are not submitted, which have no band and no follow-up. */
    InsightFilter forAttempts() {
        return new InsightFilter(period, "", sources, others, "", "", version);
    }

    /** Whether attempts from a source and on a version of the questionnaire are included. */
    boolean includes(String source, long versionId) {
        return (sources.isEmpty() || sources.contains(source) != others) && (version == null || version == versionId);
    }

    /** The URL of a list of submissions with this filter. */
    public String on(String list) {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath(list);
        List<String> values = new ArrayList<>();
        add(url, values, "view", "all");
        add(url, values, "from", period.from() == null ? "" : period.from().toString());
        add(url, values, "to", period.to() == null ? "" : period.to().toString());
        add(url, values, "band", band);
        add(url, values, "source", sources.stream().sorted().collect(Collectors.joining(",")));
        add(url, values, "state", state);
        add(url, values, "tag", tag);
        return url.encode().buildAndExpand(values.toArray()).toUriString();
    }

    private static void add(UriComponentsBuilder url, List<String> values, String name, String value) {
        if (!value.isEmpty()) {
            url.queryParam(name, "{" + values.size() + "}");
            values.add(value);
        }
    }

    /** Splits the days into whole months and the remaining days before and after them. */
    List<Days> daysByMonth() {
        LocalDate first = period.first();
        LocalDate last = period.last();
        LocalDate months =
                first.getDayOfMonth() == 1 ? first : first.plusMonths(1).withDayOfMonth(1);
        YearMonth lastMonth = YearMonth.from(last);
        LocalDate monthsEnd = lastMonth.atEndOfMonth().equals(last)
                ? last
                : lastMonth.minusMonths(1).atEndOfMonth();
        if (monthsEnd.isBefore(months)) {
            return days();
        }
        List<Days> days = new ArrayList<>();
        if (first.isBefore(months)) {
            days.add(new Days("day", first, months.minusDays(1)));
        }
        days.add(new Days("month", months, monthsEnd));
        if (monthsEnd.isBefore(last)) {
            days.add(new Days("day", monthsEnd.plusDays(1), last));
        }
        return days;
    }

    List<Days> days() {
        return period.isReversed() ? List.of() : List.of(new Days("day", period.first(), period.last()));
    }

    /** @param span the unit of the rows to read: "day" or "month" */
    record Days(String span, LocalDate first, LocalDate last) {}
}
