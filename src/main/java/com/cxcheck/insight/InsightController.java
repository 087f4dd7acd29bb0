package com.cxcheck.insight;

import com.cxcheck.insight.Period.Preset;
import com.cxcheck.questionnaire.Translations;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The statistics. */
@Controller
@RequestMapping("/admin")
class InsightController {

    /** How long a request waits for statistics to be brought up to date. */
    static final Duration TIME_LIMIT = Duration.ofSeconds(1);

    private final StatisticsAggregator aggregator;
    private final InsightReader reader;
    private final NewestFeedback words;
    private final Translations translations;
    private final Clock clock;

    InsightController(
            StatisticsAggregator aggregator,
            InsightReader reader,
            NewestFeedback words,
            Translations translations,
            Clock clock) {
        this.aggregator = aggregator;
        this.reader = reader;
        this.words = words;
        this.translations = translations;
        this.clock = clock;
    }

    @GetMapping("/insight")
    String insight(@ModelAttribute("query") InsightQuery given, Locale language, Model model) {
        model.addAttribute("complete", aggregator.update(TIME_LIMIT));
        InsightQuery query = query(given);
        List<InsightFilter> filters = query.filters(LocalDate.now(clock));
        Insight insight = reader.read(filters).in(questionnaire -> translations.of(questionnaire, language));
        model.addAttribute("insight", insight);
        model.addAttribute("feedback", insight.isCompared() ? List.of() : words.find(insight.filter()));
        model.addAttribute("url", query.url());
        model.addAttribute("shown", query);
        model.addAttribute("presets", Preset.values());
        model.addAttribute("states", InsightFilter.STATES);
        model.addAttribute("tags", tags(insight.filter().tag()));
        return insight.isCompared() ? "insight/compare" : "insight/insight";
    }

    /** The tags to choose from, including the chosen one even if nothing has it. */
    private Set<String> tags(String chosen) {
        Set<String> tags = new TreeSet<>(reader.tags());
        if (!chosen.isEmpty()) {
            tags.add(chosen);
        }
        return tags;
    }

    /** Where a sign-in leads to that came in between the page and the download. */
    @GetMapping("/insight.csv")
    String page(@ModelAttribute("query") InsightQuery query) {
        return "redirect:" + query.url();
    }

    /** The figures of the page with the same query; while they are counted, that page, which says so. */
    @PostMapping("/insight.csv")
    @Nullable
    String csv(@ModelAttribute("query") InsightQuery given, Locale language, HttpServletResponse response)
            throws IOException {
        if (!aggregator.update(TIME_LIMIT)) {
            return page(given);
        }
        Insight insight = reader.read(query(given).filters(LocalDate.now(clock)))
                .in(questionnaire -> translations.of(questionnaire, language));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("cx-check-insight-" + LocalDate.now(clock) + ".csv")
                        .build()
                        .toString());
        FiguresCsv.write(insight, response.getOutputStream());
        return null;
    }

    /** With the sources that are searched by name. */
    private InsightQuery query(InsightQuery given) {
        return given.match().isEmpty() ? given : given.matched(reader.frequentSources());
    }
}
