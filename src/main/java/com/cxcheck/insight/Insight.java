package com.cxcheck.insight;

import com.cxcheck.insight.Chart.Bar;
import com.cxcheck.insight.Chart.Row;
import com.cxcheck.insight.ComparableVersions.Same;
import com.cxcheck.insight.SegmentStatistics.Unit;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaire.Theme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the page shows of one slice, or of two side by side. */
class Insight {

    /** Below this a page says that there is too little to conclude from. */
    private static final int FEW = 10;

    private static final int MOST_SOURCES = 20;

    private final ComparableVersions versions;
    private final List<SegmentStatistics> slices;
    private final List<Walks> walks;

    /**
     * Walks, finished or not, of the days from which the unfinished are still there.
     *
     * @param submitted how many were submitted, by version
     * @param stops where the others stopped, as {@link StatisticsReader#stops} tells
     */
    record Walks(Map<Long, Long> submitted, Map<Long, Map<Integer, Long>> stops) {}

    /** @param questionnaires all that were ever in use, by id, the one in use first; those that play no part here are left out */
    Insight(Map<Long, Questionnaire> questionnaires, List<SegmentStatistics> slices, List<Walks> walks) {
        long inUse = questionnaires.keySet().iterator().next();
        Map<Long, Questionnaire> playingAPart = new LinkedHashMap<>(questionnaires);
        playingAPart
                .keySet()
                .removeIf(id -> id != inUse
                        && slices.stream().noneMatch(slice -> slice.versions().containsKey(id))
                        && walks.stream()
                                .noneMatch(each -> each.submitted.containsKey(id) || each.stops.containsKey(id)));
        this.versions = new ComparableVersions(playingAPart);
        this.slices = slices;
        this.walks = walks;
    }

    private Insight(ComparableVersions versions, List<SegmentStatistics> slices, List<Walks> walks) {
        this.versions = versions;
        this.slices = slices;
        this.walks = walks;
    }

    /** The same figures in the words of a language. */
    Insight in(UnaryOperator<Questionnaire> language) {
        return new Insight(versions.in(language), slices, walks);
    }

    public List<Long> numbers() {
        return numbers(SegmentStatistics::number);
    }

    private List<Long> numbers(ToLongFunction<SegmentStatistics> number) {
        return slices.stream().map(number::applyAsLong).toList();
    }

    public boolean empty() {
        return numbers().stream().allMatch(number -> number == 0);
    }

    /** Whether one of the slices has too few submissions to conclude anything from it. */
    public boolean few() {
        return numbers().stream().anyMatch(number -> number < FEW);
    }

    /** The versions of the questionnaire that the submissions were answered on, in words, the one in use first. */
    public List<String> versions() {
        return versions.ids().stream()
                .filter(id -> slices.stream().anyMatch(slice -> slice.versions().containsKey(id)))
                .map(versions::get)
                .map(version -> version.id() + " " + version.version())
                .toList();
    }

    /** The bands of all versions, by id, in the words of the one in use. */
    public Map<String, String> bandNames() {
        return versions.bandNames();
    }

    /** Submissions by day, week or month; each slice has times of its own. */
    public List<Course> courses() {
        return slices.stream()
                .map(slice -> {
                    long most = slice.overTime().values().stream()
                            .mapToLong(each -> each)
                            .max()
                            .orElse(0);
                    Map<LocalDate, Bar> bars = new LinkedHashMap<>();
                    slice.overTime().forEach((day, number) -> bars.put(day, Bar.share(number, most)));
                    return new Course(slice.unit(), slice.number(), bars);
                })
                .toList();
    }

    /** The course of time; a bar's share is that of the highest. */
    record Course(Unit unit, long number, Map<LocalDate, Bar> bars) {}

    public Chart scores() {
        return chart(
                IntStream.range(0, 10).mapToObj(ten -> ten * 10L).toList(),
                ten -> ten + "–" + (ten == 90 ? 100 : ten + 9) + " %",
                SegmentStatistics::number,
                (slice, ten) -> slice.values(Measure.SCORE).getOrDefault(ten, 0L));
    }

    public Chart bands() {
        Map<String, String> names = bandNames();
        return chart(
                List.copyOf(names.keySet()),
                id -> names.getOrDefault(id, id),
                SegmentStatistics::number,
                (slice, id) -> slice.bands().getOrDefault(id, 0L));
    }

    /** The sources, those with most submissions first, and all that are left as the last, without a name. */
    public Chart sources() {
        Map<String, Long> all = new HashMap<>();
        slices.forEach(slice -> slice.sources().forEach((source, number) -> all.merge(source, number, Long::sum)));
        all.remove("");
        List<String> most = all.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_SOURCES)
                .map(Map.Entry::getKey)
                .toList();
        return chart(
                Stream.concat(most.stream(), Stream.of("")).toList(),
                Function.identity(),
                SegmentStatistics::number,
                (slice, source) -> source.isEmpty()
                        ? slice.number()
                                - most.stream()
                                        .mapToLong(each -> slice.sources().getOrDefault(each, 0L))
                                        .sum()
                        : slice.sources().getOrDefault(source, 0L));
    }

    private <T> Chart chart(
            List<T> rows,
            Function<T, String> label,
            ToLongFunction<SegmentStatistics> of,
            BiFunction<SegmentStatistics, T, Long> number) {
        return new Chart(
                numbers(of),
                rows.stream()
                        .map(row -> new Row(
                                label.apply(row),
                                slices.stream()
                                        .map(slice -> Bar.share(number.apply(slice, row), of.applyAsLong(slice)))
                                        .toList()))
                        .toList());
    }

    public Chart themes() {
        List<Row> rows = new ArrayList<>();
        for (Same<Theme> theme : versions.themes()) {
            String id = theme.words().id();
            List<Bar> bars = slices.stream()
                    .map(slice -> Bar.mean(
                            slice.get(Measure.SHARE, id, "", theme.versions()),
                            slice.get(Measure.THEME, id, "", theme.versions())))
                    .toList();
            if (theme.inUse() || bars.stream().anyMatch(Bar::known)) {
                rows.add(new Row(theme.name(), bars));
            }
        }
        return new Chart(numbers(), rows);
    }

    /** How each question was answered, in the order in which the questions are asked. */
    public List<Asked> questions() {
        List<Asked> asked = new ArrayList<>();
        for (Same<ChoiceQuestion> question : versions.questions()) {
            ChoiceQuestion words = question.words();
            BiFunction<SegmentStatistics, Choice, Long> chose =
                    (slice, choice) -> slice.get(Measure.ANSWER, words.id(), choice.id(), question.versions());
            ToLongFunction<SegmentStatistics> of = slice -> words.choices().stream()
                    .mapToLong(choice -> chose.apply(slice, choice))
                    .sum();
            if (question.inUse() || numbers(of).stream().anyMatch(number -> number > 0)) {
                asked.add(new Asked(
                        words.id(), question.name(), words.text(), chart(words.choices(), Choice::text, of, chose)));
            }
        }
        return asked;
    }

    /** A question and how it was answered. */
    record Asked(String id, String label, String text, Chart chart) {}

    /**
     * What people said of what they knew before: the last question that counts, after which there is only the free text. It
     * stands apart, and in {@link #questions} as well.
     */
    public List<Asked> before() {
        List<ChoiceQuestion> inUse = versions.inUse().choiceQuestions();
        String last = inUse.get(inUse.size() - 1).id();
        return questions().stream().filter(asked -> asked.id.equals(last)).toList();
    }

    /** How many wrote something at the end. */
    public Chart feedback() {
        return chart(
                List.of(""),
                Function.identity(),
                SegmentStatistics::number,
                (slice, row) -> slice.get(Measure.FEEDBACK));
    }

    /** Of those who saw a question, how many left there; the last row, without a name, is the check page. */
    public Chart stops() {
        List<Row> rows = new ArrayList<>();
        for (Same<ChoiceQuestion> question : versions.questions()) {
            List<Bar> bars = walks.stream()
                    .map(each -> left(each, question.versions(), version -> place(question.words(), version)))
                    .toList();
            if (question.inUse() || bars.stream().anyMatch(Bar::known)) {
                rows.add(new Row(question.name(), bars));
            }
        }
        rows.add(new Row(
                "",
                walks.stream()
                        .map(each -> left(
                                each,
                                versions.ids(),
                                version -> version.choiceQuestions().size()))
                        .toList()));
        List<Long> begun = walks.stream()
                .map(each -> versions.ids().stream()
                        .mapToLong(id -> saw(each, id, 0))
                        .sum())
                .toList();
        return new Chart(begun, rows);
    }

    /** How many questions come before it. */
    private static int place(ChoiceQuestion question, Questionnaire version) {
        return version.choiceQuestions().stream()
                .map(ChoiceQuestion::id)
                .toList()
                .indexOf(question.id());
    }

    private Bar left(Walks walks, Collection<Long> ids, Function<Questionnaire, Integer> place) {
        long left = 0;
        long saw = 0;
        for (long id : ids) {
            int at = place.apply(versions.get(id));
            left += walks.stops.getOrDefault(id, Map.of()).getOrDefault(at, 0L);
            saw += saw(walks, id, at);
        }
        return Bar.share(left, saw);
    }

    /** Who got as far as a question: those who stopped there or later, and those who submitted. */
    private static long saw(Walks walks, long version, int place) {
        return walks.submitted.getOrDefault(version, 0L)
                + walks.stops.getOrDefault(version, Map.of()).entrySet().stream()
                        .filter(stop -> stop.getKey() >= place)
                        .mapToLong(Map.Entry::getValue)
                        .sum();
    }

    /** How long walks took, for each slice. */
    public List<Times> times() {
        return slices.stream()
                .map(slice -> {
                    NavigableMap<Long, Long> minutes = slice.values(Measure.MINUTES);
                    return new Times(slice.number(), quantile(minutes, 1), quantile(minutes, 2), quantile(minutes, 3));
                })
                .toList();
    }

    /** In whole minutes: a quarter of all took at most the first, half of all at most the second, and so on. */
    record Times(long number, long quarter, long half, long threeQuarters) {}

    /** The least value that so many quarters of all don't exceed; 0 where there is none. */
    private static long quantile(NavigableMap<Long, Long> buckets, int quarters) {
        long all = buckets.values().stream().mapToLong(Long::longValue).sum();
        long reached = 0;
        for (Map.Entry<Long, Long> bucket : buckets.entrySet()) {
            reached += bucket.getValue();
            if (4 * reached >= quarters * all) {
                return bucket.getKey();
            }
        }
        return 0;
    }
}
