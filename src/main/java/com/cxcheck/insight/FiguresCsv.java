package com.cxcheck.insight;

import com.cxcheck.insight.AnswerStatistics.ChoiceCount;
import com.cxcheck.insight.ContentStatistics.QuestionStatistics;
import com.cxcheck.insight.ContentStatistics.ThemeStatistics;
import com.cxcheck.insight.ScoreDistribution.BandCount;
import com.cxcheck.insight.SegmentStatistics.Quartiles;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The figures of a page as CSV (RFC 4180) in UTF-8 with a byte order mark: one in each row, in English. Percentages have one
 * decimal, so that they can be rounded once more.
 */
class FiguresCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String TRIGGERS = "-=+@\t\r";

    private final List<List<String>> rows = new ArrayList<>();
    private final String segment;

    private FiguresCsv(String segment) {
        this.segment = segment;
    }

    static void write(Insight insight, OutputStream out) throws IOException {
        out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord("Segment", "Figure", "Of", "Answer", "Number", "Of how many", "Per cent");
        for (int i = 0; i < insight.segments().size(); i++) {
            FiguresCsv figures = new FiguresCsv(segment(insight, i));
            figures.add(insight, i);
            figures.rows.forEach(
                    row -> csv.writeRecord(row.stream().map(FiguresCsv::escape).toList()));
        }
        csv.close();
    }

    /** Its letter if there are two, and the filter as it is in a URL. */
    private static String segment(Insight insight, int index) {
        InsightFilter filter = insight.filters().get(index);
        String letter = insight.isCompared() ? (index == 0 ? "A " : "B ") : "";
        return letter
                + Stream.of(
                                filter.period().isAll()
                                        ? ""
                                        : "from " + filter.period().first() + " to "
                                                + filter.period().last(),
                                filter.band(),
                                (filter.others() ? "all sources but " : "")
                                        + String.join(
                                                ", ",
                                                filter.sources().stream()
                                                        .sorted()
                                                        .toList()),
                                filter.state(),
                                filter.tag(),
                                filter.version() == null ? "" : "version " + filter.version())
                        .filter(part -> !part.isEmpty())
                        .reduce((one, other) -> one + "; " + other)
                        .orElse("all");
    }

    private void add(Insight insight, int index) {
        SegmentStatistics of = insight.segments().get(index);
        long all = of.number();
        number("submissions", "", "", all);
        mean("mean score", "", of.score());
        share("with feedback", "", "", of.get(Measure.FEEDBACK), all);
        share("reachable", "", "", of.reachable(), all);
        Quartiles minutes = of.minutes();
        number("minutes, lower quartile", "", "", minutes.lower());
        number("minutes, median", "", "", minutes.median());
        number("minutes, upper quartile", "", "", minutes.upper());
        for (BandCount band : insight.scores().get(index).bands()) {
            share("band", band.band().name(), "", band.number(), all);
        }
        insight.scores()
                .get(index)
                .bins()
                .forEach(bin -> share("scores", bin.from() + " to " + bin.to(), "", bin.number(), all));
        for (ThemeStatistics theme : insight.content().themes()) {
            mean("theme, mean", theme.name(), theme.scores().get(index).mean());
            number(
                    "theme, lower quartile",
                    theme.name(),
                    "",
                    theme.scores().get(index).quartiles().lower());
            number(
                    "theme, upper quartile",
                    theme.name(),
                    "",
                    theme.scores().get(index).quartiles().upper());
        }
        for (QuestionStatistics question : insight.content().questions()) {
            String label = question.number() + ". " + question.label();
            AnswerStatistics answers = question.segments().get(index);
            mean("question, mean", label, answers.mean());
            for (ChoiceCount choice : answers.choices()) {
                share("answers", label, choice.choice().text(), choice.number(), answers.counted());
            }
            share("doesn’t apply", label, "", answers.notApplicable(), answers.answered());
        }
        for (IntentionStatistics each : insight.intentions(of)) {
            number("set out to do", each.step(), "", each.intended());
            share("done", each.step(), "", each.done(), each.intended());
            share("dropped", each.step(), "", each.dropped(), each.intended());
        }
        of.movements()
                .forEach((movement, number) -> share(
                        "came back",
                        movement.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        "",
                        number,
                        of.cameBack()));
        of.overTime()
                .forEach((day, number) -> number(
                        "submissions by " + of.unit().name().toLowerCase(Locale.ROOT), day.toString(), "", number));
        if (!insight.isCompared()) {
            addAttempts(insight, all);
        }
    }

    private void addAttempts(Insight insight, long all) {
        share("finished", "", "", insight.funnel().finished(), insight.funnel().started());
        insight.completions().forEach((month, completion) -> mean("finished by month", month.toString(), completion));
        for (DropOff page : insight.leaving()) {
            String label = page.question() == null
                    ? "check page"
                    : page.question().number() + ". " + page.question().label();
            share("left at", label, "", page.left(), page.reached());
        }
        for (Map.Entry<String, SegmentStatistics> source : insight.bySource().entrySet()) {
            String name = source.getKey().isEmpty() ? "none" : insight.sources().name(source.getKey());
            share("source", name, "", source.getValue().number(), all);
            mean("source, mean score", name, source.getValue().score());
            share(
                    "source, reachable",
                    name,
                    "",
                    source.getValue().reachable(),
                    source.getValue().number());
        }
    }

    private void number(String figure, String of, String answer, long number) {
        rows.add(List.of(segment, figure, of, answer, String.valueOf(number), "", ""));
    }

    private void share(String figure, String of, String answer, long number, long whole) {
        rows.add(List.of(
                segment,
                figure,
                of,
                answer,
                String.valueOf(number),
                String.valueOf(whole),
                percent(new Mean(100.0 * number, whole))));
    }

    private void mean(String figure, String of, Mean mean) {
        rows.add(List.of(segment, figure, of, "", "", String.valueOf(mean.of()), percent(mean)));
    }

    private static String percent(Mean mean) {
        return mean.known() ? String.format(Locale.ROOT, "%.1f", mean.exact()) : "";
    }

    private static String escape(String text) {
        return !text.isEmpty() && TRIGGERS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
