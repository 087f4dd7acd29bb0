package com.cxcheck.insight;

import com.cxcheck.followup.FollowUp;
import com.cxcheck.input.Dates;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which submissions statistics are computed from. An empty text or a null date means all.
 *
 * @param from the first day of submission
 * @param to the last day of submission, inclusive
 * @param band the id of a band
 * @param state one of {@link #STATES}
 */
record InsightFilter(
        @Nullable LocalDate from, @Nullable LocalDate to, String band, String source, String state, String tag) {

    static final List<String> STATES =
            Stream.of(FollowUp.State.values()).map(Enum::name).toList();

    static final InsightFilter ALL = new InsightFilter(null, null, "", "", "", "");

    InsightFilter {
        from = from == null ? null : Dates.clamp(from);
        to = to == null ? null : Dates.clamp(to);
        band = band.strip();
        source = source.strip();
        state = STATES.contains(state) ? state : "";
        tag = tag.strip();
    }

    public boolean isAll() {
        return equals(ALL);
    }

    /** The URL of a list of submissions with this filter. */
    public String on(String list) {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("from", from == null ? "" : from);
        given.put("to", to == null ? "" : to);
        given.put("band", band);
        given.put("source", source);
        given.put("state", state);
        given.put("tag", tag);
        given.values().removeIf(""::equals);
        UriComponentsBuilder url = UriComponentsBuilder.fromPath(list);
        given.keySet().forEach(name -> url.queryParam(name, "{" + name + "}"));
        return url.encode().buildAndExpand(given).toUriString();
    }

    LocalDate first() {
        return from == null ? Dates.MIN : from;
    }

    LocalDate last() {
        return to == null ? Dates.MAX : to;
    }

    /** The same filter for attempts in progress, which have no band and no follow-up, within some days. */
    InsightFilter forAttempts(LocalDate earliest, LocalDate latest) {
        return new InsightFilter(
                first().isBefore(earliest) ? earliest : first(),
                last().isAfter(latest) ? latest : last(),
                "",
                source,
                "",
                "");
    }

    /** Splits the days into whole months and the remaining days before and after them. */
    List<Period> periods() {
        LocalDate months =
                first().getDayOfMonth() == 1 ? first() : first().plusMonths(1).withDayOfMonth(1);
        YearMonth lastMonth = YearMonth.from(last());
        LocalDate monthsEnd = lastMonth.atEndOfMonth().equals(last())
                ? last()
                : lastMonth.minusMonths(1).atEndOfMonth();
        if (monthsEnd.isBefore(months)) {
            return days();
        }
        List<Period> periods = new ArrayList<>();
        if (first().isBefore(months)) {
            periods.add(new Period("day", first(), months.minusDays(1)));
        }
        periods.add(new Period("month", months, monthsEnd));
        if (monthsEnd.isBefore(last())) {
            periods.add(new Period("day", monthsEnd.plusDays(1), last()));
        }
        return periods;
    }

    List<Period> days() {
        return last().isBefore(first()) ? List.of() : List.of(new Period("day", first(), last()));
    }

    /** @param span the unit of the rows to read: "day" or "month" */
    record Period(String span, LocalDate first, LocalDate last) {}
}
