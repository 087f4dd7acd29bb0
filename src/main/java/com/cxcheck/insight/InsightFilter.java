package com.cxcheck.insight;

import com.cxcheck.input.Dates;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which submissions figures are drawn from.
 *
 * @param from the first day on which they were submitted
 * @param to the last, included
 * @param band the id of a band, or empty for all
 * @param source the name of the link that visitors came by, or empty for all
 * @param state one of {@link #STATES}, how far the consultants are with them, or empty for all
 * @param tag a tag that consultants gave them, or empty for all
 */
record InsightFilter(
        @Nullable LocalDate from, @Nullable LocalDate to, String band, String source, String state, String tag) {

    /** Those of follow-ups. Each has its words in the messages, as state.NAME. */
    static final List<String> STATES = List.of("NEW", "IN_CONVERSATION", "DONE");

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

    /** The address of a list of the submissions themselves. */
    public String on(String list) {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("from", from == null ? "" : from);
        given.put("to", to == null ? "" : to);
        given.put("band", band);
        given.put("source", source);
        given.put("state", state);
        given.put("tag", tag);
        given.values().removeIf(""::equals);
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(list);
        given.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(given).toUriString();
    }

    LocalDate first() {
        return from == null ? Dates.MIN : from;
    }

    LocalDate last() {
        return to == null ? Dates.MAX : to;
    }

    /** Without what a walk has only once it is submitted. */
    InsightFilter ofWalks() {
        return new InsightFilter(from, to, "", source, "", "");
    }

    /** The part of it that lies on some days. */
    InsightFilter within(LocalDate earliest, LocalDate latest) {
        return new InsightFilter(
                first().isBefore(earliest) ? earliest : first(),
                last().isAfter(latest) ? latest : last(),
                band,
                source,
                state,
                tag);
    }

    /** Its days as whole months as far as that goes, and the days before and after those. */
    List<Stretch> stretches() {
        LocalDate months =
                first().getDayOfMonth() == 1 ? first() : first().plusMonths(1).withDayOfMonth(1);
        YearMonth lastMonth = YearMonth.from(last());
        LocalDate monthsEnd = lastMonth.atEndOfMonth().equals(last())
                ? last()
                : lastMonth.minusMonths(1).atEndOfMonth();
        if (monthsEnd.isBefore(months)) {
            return days();
        }
        List<Stretch> stretches = new ArrayList<>();
        if (first().isBefore(months)) {
            stretches.add(new Stretch("day", first(), months.minusDays(1)));
        }
        stretches.add(new Stretch("month", months, monthsEnd));
        if (monthsEnd.isBefore(last())) {
            stretches.add(new Stretch("day", monthsEnd.plusDays(1), last()));
        }
        return stretches;
    }

    /** Its days, day by day. */
    List<Stretch> days() {
        return last().isBefore(first()) ? List.of() : List.of(new Stretch("day", first(), last()));
    }

    /**
     * Days one after another.
     *
     * @param span how they are counted: by "day" or by "month"
     */
    record Stretch(String span, LocalDate first, LocalDate last) {}
}
