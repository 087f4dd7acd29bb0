package com.cxcheck.insight;

import com.cxcheck.input.TextLength;
import com.cxcheck.insight.Period.Preset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.BindParam;

/**
 * The query parameters of the insight page. Empty ones mean all; the parameters {@code compare-…} add a second segment, which has
 * the first one's filter apart from them.
 *
 * @param period a {@link Preset}; the dates count if it is none
 * @param source of several sources, and {@link InsightFilter#NO_SOURCE} for submissions without one
 * @param match a part of the names of further sources
 * @param compare one of {@link #PREVIOUS}, {@link #YEAR_BEFORE} and {@link #OTHERS}
 */
record InsightQuery(
        String period,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String band,
        List<String> source,
        String match,
        String state,
        String tag,
        @Nullable Long version,
        String compare,
        @BindParam("compare-from") @Nullable LocalDate compareFrom,
        @BindParam("compare-to") @Nullable LocalDate compareTo,
        @BindParam("compare-source") List<String> compareSource,
        @BindParam("compare-band") String compareBand) {

    /** Compares with the period before. */
    static final String PREVIOUS = "previous";

    /** Compares with the same days of the year before. */
    static final String YEAR_BEFORE = "year-before";

    /** Compares with all sources but the chosen ones. */
    static final String OTHERS = "others";

    /** More sources than anybody picks. */
    private static final int MAX_SOURCES = 100;

    /** Longer than any stored value, so that a value cut to it matches nothing. */
    private static final int MAX_LENGTH = 101;

    InsightQuery {
        period = trim(period);
        band = trim(band);
        source = trim(source);
        match = trim(match);
        state = trim(state);
        tag = trim(tag);
        compare = trim(compare);
        compareSource = trim(compareSource);
        compareBand = trim(compareBand);
    }

    private static String trim(@Nullable String value) {
        return value == null ? "" : TextLength.beginning(value.strip(), MAX_LENGTH);
    }

    private static List<String> trim(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream()
                        .map(InsightQuery::trim)
                        .filter(value -> !value.isEmpty())
                        .map(Group::key)
                        .distinct()
                        .limit(MAX_SOURCES)
                        .toList();
    }

    /** The same with the sources whose names contain {@link #match} among the chosen ones. */
    InsightQuery matched(List<String> sources) {
        List<String> chosen = new ArrayList<>(source);
        sources.stream()
                .filter(each -> each.contains(Group.key(match)) && !each.isEmpty())
                .forEach(chosen::add);
        return new InsightQuery(
                period,
                from,
                to,
                band,
                chosen.isEmpty() ? List.of(match) : chosen,
                "",
                state,
                tag,
                version,
                compare,
                compareFrom,
                compareTo,
                compareSource,
                compareBand);
    }

    /** One or two filters. */
    List<InsightFilter> filters(LocalDate today) {
        Period days = Preset.of(period).map(preset -> preset.on(today)).orElseGet(() -> new Period(null, from, to));
        InsightFilter filter = new InsightFilter(days, band, names(source), false, state, tag, version);
        return Stream.concat(Stream.of(filter), second(filter).stream()).toList();
    }

    private Optional<InsightFilter> second(InsightFilter first) {
        return switch (compare) {
            case PREVIOUS -> first.period().before().map(first::in);
            case YEAR_BEFORE -> first.period().yearBefore().map(first::in);
            case OTHERS -> Optional.of(first.fromOthers()).filter(InsightFilter::others);
            default -> Optional.of(own(first)).filter(second -> !second.equals(first));
        };
    }

    private InsightFilter own(InsightFilter first) {
        InsightFilter second =
                compareFrom == null && compareTo == null ? first : first.in(new Period(null, compareFrom, compareTo));
        second = compareSource.isEmpty() ? second : second.from(names(compareSource));
        return compareBand.isEmpty() ? second : second.inBand(compareBand);
    }

    private static Set<String> names(List<String> sources) {
        return sources.stream()
                .map(source -> source.equals(InsightFilter.NO_SOURCE) ? "" : source)
                .collect(Collectors.toSet());
    }

    InsightUrl url() {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        add(parameters, "period", Preset.of(period).map(Preset::toString).orElse(""));
        add(parameters, "from", from == null ? "" : from.toString());
        add(parameters, "to", to == null ? "" : to.toString());
        add(parameters, "band", band);
        source.forEach(each -> add(parameters, "source", each));
        add(parameters, "state", state);
        add(parameters, "tag", tag);
        add(parameters, "version", version == null ? "" : version.toString());
        add(parameters, "compare", compare);
        add(parameters, "compare-from", compareFrom == null ? "" : compareFrom.toString());
        add(parameters, "compare-to", compareTo == null ? "" : compareTo.toString());
        compareSource.forEach(each -> add(parameters, "compare-source", each));
        add(parameters, "compare-band", compareBand);
        return new InsightUrl(parameters);
    }

    private static void add(MultiValueMap<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.add(name, value);
        }
    }
}
