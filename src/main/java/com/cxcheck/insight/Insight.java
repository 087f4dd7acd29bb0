package com.cxcheck.insight;

import com.cxcheck.insight.Chart.Bar;
import com.cxcheck.insight.Chart.Row;
import com.cxcheck.insight.Counts.Unit;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaire.Theme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the page shows of one slice, or of two side by side. Questions, and the themes made of them, of several versions of
 * the questionnaire are counted together where their choices and weights are the same, and stand beside each other otherwise.
 */
class Insight {

    /** Below this a page says that there is too little to conclude from. */
    private static final int FEW = 10;

    private static final int MOST_SOURCES = 20;

    private final long current;
    private final Map<Long, Questionnaire> questionnaires;
    private final List<Counts> slices;
    private final List<Walks> walks;

    /**
     * Walks, finished or not, of the days from which the unfinished are still there.
     *
     * @param submitted how many were submitted, by version
     * @param stops where the others stopped, as {@link Figures#stops} tells
     */
    record Walks(Map<Long, Long> submitted, Map<Long, Map<Integer, Long>> stops) {}

    /** @param questionnaires all that were ever in use, by id, the one in use first; those that play no part here are left out */
    Insight(Map<Long, Questionnaire> questionnaires, List<Counts> slices, List<Walks> walks) {
        this.current = questionnaires.keySet().iterator().next();
        this.questionnaires = new LinkedHashMap<>(questionnaires);
        this.questionnaires
                .keySet()
                .removeIf(id -> id != current
                        && slices.stream().noneMatch(slice -> slice.versions().containsKey(id))
                        && walks.stream()
                                .noneMatch(each -> each.submitted.containsKey(id) || each.stops.containsKey(id)));
        this.slices = slices;
        this.walks = walks;
    }

    private Questionnaire questionnaire(long id) {
        return Objects.requireNonNull(questionnaires.get(id));
    }

    public List<Long> numbers() {
        return numbers(Counts::number);
    }

    private List<Long> numbers(ToLongFunction<Counts> number) {
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
        return questionnaires.entrySet().stream()
                .filter(version ->
                        slices.stream().anyMatch(slice -> slice.versions().containsKey(version.getKey())))
                .map(version ->
                        version.getValue().id() + " " + version.getValue().version())
                .toList();
    }

    /** The bands of all versions, by id, in the words of the one in use. */
    public Map<String, String> bandNames() {
        Map<String, String> names = new LinkedHashMap<>();
        questionnaires.values().stream()
                .flatMap(version -> version.bands().stream())
                .forEach(band -> names.putIfAbsent(band.id(), band.name()));
        return names;
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
                Counts::number,
                (slice, ten) -> slice.values(Figure.SCORE).getOrDefault(ten, 0L));
    }

    public Chart bands() {
        Map<String, String> names = bandNames();
        return chart(
                List.copyOf(names.keySet()),
                id -> names.getOrDefault(id, id),
                Counts::number,
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
                Counts::number,
                (slice, source) -> source.isEmpty()
                        ? slice.number()
                                - most.stream()
                                        .mapToLong(each -> slice.sources().getOrDefault(each, 0L))
                                        .sum()
                        : slice.sources().getOrDefault(source, 0L));
    }

    private <T> Chart chart(
            List<T> rows, Function<T, String> label, ToLongFunction<Counts> of, BiFunction<Counts, T, Long> number) {
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
        Map<SameTheme, List<Long>> themes = new LinkedHashMap<>();
        questionnaires.forEach((id, questionnaire) -> questionnaire.themes().stream()
                .map(theme -> SameTheme.of(theme, questionnaire))
                .forEach(theme -> themes.computeIfAbsent(theme, absent -> new ArrayList<>())
                        .add(id)));
        List<Row> rows = new ArrayList<>();
        themes.forEach((theme, versions) -> {
            List<Bar> bars = slices.stream()
                    .map(slice -> Bar.mean(
                            slice.get(Figure.SHARE, theme.id, "", versions),
                            slice.get(Figure.THEME, theme.id, "", versions)))
                    .toList();
            if (isCurrent(versions) || bars.stream().anyMatch(Bar::known)) {
                String name = questionnaire(versions.get(0)).themes().stream()
                        .filter(each -> each.id().equals(theme.id))
                        .map(Theme::name)
                        .findFirst()
                        .orElseThrow();
                rows.add(new Row(
                        named(
                                name,
                                versions,
                                themes.keySet().stream()
                                        .filter(each -> each.id.equals(theme.id))
                                        .count()),
                        bars));
            }
        });
        return new Chart(numbers(), rows);
    }

    /** What makes two versions of a theme the same figure: the questions that count in it. */
    private record SameTheme(String id, List<SameQuestion> questions) {

        private static SameTheme of(Theme theme, Questionnaire questionnaire) {
            return new SameTheme(
                    theme.id(),
                    questionnaire.choiceQuestions().stream()
                            .filter(question -> question.theme().equals(theme.id()))
                            .map(SameQuestion::of)
                            .toList());
        }
    }

    /** What makes two versions of a question the same figure: its weight, and its choices in words and weighting. */
    private record SameQuestion(String id, int weight, List<SameChoice> choices) {

        private static SameQuestion of(ChoiceQuestion question) {
            return new SameQuestion(
                    question.id(),
                    question.weight(),
                    question.choices().stream()
                            .map(choice -> new SameChoice(choice.id(), choice.text(), choice.proactive()))
                            .toList());
        }
    }

    private record SameChoice(String id, String text, OptionalInt proactive) {}

    private boolean isCurrent(List<Long> versions) {
        return versions.contains(current);
    }

    /** A name, with the versions that it stands for where others have the same. */
    private String named(String name, List<Long> versions, long namesakes) {
        return namesakes == 1
                ? name
                : name + " ("
                        + versions.stream()
                                .map(id -> String.valueOf(questionnaire(id).version()))
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    /** The questions that count, as they were asked, those of the version in use first. */
    private Map<SameQuestion, List<Long>> sameQuestions() {
        Map<SameQuestion, List<Long>> questions = new LinkedHashMap<>();
        questionnaires.forEach((id, questionnaire) -> questionnaire
                .choiceQuestions()
                .forEach(question -> questions
                        .computeIfAbsent(SameQuestion.of(question), absent -> new ArrayList<>())
                        .add(id)));
        return questions;
    }

    private ChoiceQuestion asked(SameQuestion question, List<Long> versions) {
        return questionnaire(versions.get(0)).choiceQuestions().stream()
                .filter(each -> each.id().equals(question.id))
                .findFirst()
                .orElseThrow();
    }

    private static long namesakes(SameQuestion question, Map<SameQuestion, List<Long>> questions) {
        return questions.keySet().stream()
                .filter(each -> each.id.equals(question.id))
                .count();
    }

    /** How each question was answered, in the order in which the questions are asked. */
    public List<Asked> questions() {
        Map<SameQuestion, List<Long>> questions = sameQuestions();
        List<Asked> asked = new ArrayList<>();
        questions.forEach((question, versions) -> {
            ToLongFunction<Counts> of = slice -> question.choices.stream()
                    .mapToLong(choice -> slice.get(Figure.ANSWER, question.id, choice.id, versions))
                    .sum();
            if (isCurrent(versions) || numbers(of).stream().anyMatch(number -> number > 0)) {
                ChoiceQuestion words = asked(question, versions);
                asked.add(new Asked(
                        words.id(),
                        named(words.label(), versions, namesakes(question, questions)),
                        words.text(),
                        chart(
                                question.choices,
                                SameChoice::text,
                                of,
                                (slice, choice) -> slice.get(Figure.ANSWER, question.id, choice.id, versions))));
            }
        });
        return asked;
    }

    /** A question and how it was answered. */
    record Asked(String id, String label, String text, Chart chart) {}

    /**
     * What people said of what they knew before: the last question that counts, after which there is only the free text. It
     * stands apart, and in {@link #questions} as well.
     */
    public List<Asked> before() {
        List<ChoiceQuestion> inUse = questionnaire(current).choiceQuestions();
        String last = inUse.get(inUse.size() - 1).id();
        return questions().stream().filter(asked -> asked.id.equals(last)).toList();
    }

    /** How many wrote something at the end. */
    public Chart feedback() {
        return chart(List.of(""), Function.identity(), Counts::number, (slice, row) -> slice.get(Figure.FEEDBACK));
    }

    /** Of those who saw a question, how many left there; the last row, without a name, is the check page. */
    public Chart stops() {
        Map<SameQuestion, List<Long>> questions = sameQuestions();
        List<Row> rows = new ArrayList<>();
        questions.forEach((question, versions) -> {
            List<Bar> bars = walks.stream()
                    .map(each -> left(
                            each,
                            versions,
                            questionnaire -> questionnaire.choiceQuestions().stream()
                                    .map(ChoiceQuestion::id)
                                    .toList()
                                    .indexOf(question.id)))
                    .toList();
            if (isCurrent(versions) || bars.stream().anyMatch(Bar::known)) {
                rows.add(new Row(
                        named(asked(question, versions).label(), versions, namesakes(question, questions)), bars));
            }
        });
        rows.add(new Row(
                "",
                walks.stream()
                        .map(each -> left(
                                each,
                                List.copyOf(questionnaires.keySet()),
                                questionnaire -> questionnaire.choiceQuestions().size()))
                        .toList()));
        List<Long> begun = walks.stream()
                .map(each -> questionnaires.keySet().stream()
                        .mapToLong(version -> saw(each, version, 0))
                        .sum())
                .toList();
        return new Chart(begun, rows);
    }

    private Bar left(Walks walks, List<Long> versions, Function<Questionnaire, Integer> place) {
        long left = 0;
        long saw = 0;
        for (long version : versions) {
            int at = place.apply(questionnaire(version));
            left += walks.stops.getOrDefault(version, Map.of()).getOrDefault(at, 0L);
            saw += saw(walks, version, at);
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
                    NavigableMap<Long, Long> minutes = slice.values(Figure.MINUTES);
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
