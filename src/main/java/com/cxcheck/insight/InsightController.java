package com.cxcheck.insight;

import com.cxcheck.questionnaire.Translations;
import com.cxcheck.site.QrCode;
import com.cxcheck.site.Site;
import com.cxcheck.submission.Source;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The statistics, and the start page's URL with its QR code. */
@Controller
@RequestMapping("/admin")
class InsightController {

    /** How long a request waits for statistics to be brought up to date. */
    static final Duration TIME_LIMIT = Duration.ofSeconds(1);

    private final StatisticsAggregator aggregator;
    private final StatisticsReader statistics;
    private final Translations translations;
    private final Site site;

    InsightController(
            StatisticsAggregator aggregator, StatisticsReader statistics, Translations translations, Site site) {
        this.aggregator = aggregator;
        this.statistics = statistics;
        this.translations = translations;
        this.site = site;
    }

    /** The parameters {@code compare-…} add a second segment, which has the first one's filter apart from them. */
    @GetMapping("/insight")
    String insight(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "") String band,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(name = "compare-from", required = false) @Nullable LocalDate compareFrom,
            @RequestParam(name = "compare-to", required = false) @Nullable LocalDate compareTo,
            @RequestParam(name = "compare-source", defaultValue = "") String compareSource,
            Locale language,
            Model model) {
        InsightFilter filter = new InsightFilter(from, to, band, source, state, tag);
        List<InsightFilter> filters = new ArrayList<>(List.of(filter));
        boolean otherDays = compareFrom != null || compareTo != null;
        if (otherDays || !compareSource.isBlank()) {
            filters.add(new InsightFilter(
                    otherDays ? compareFrom : from,
                    otherDays ? compareTo : to,
                    band,
                    compareSource.isBlank() ? source : compareSource,
                    state,
                    tag));
        }
        model.addAttribute("complete", aggregator.update(TIME_LIMIT));
        model.addAttribute(
                "insight", statistics.read(filters).in(questionnaire -> translations.of(questionnaire, language)));
        model.addAttribute("states", InsightFilter.STATES);
        model.addAttribute("tags", tags(filter.tag()));
        model.addAttribute("daysInProgress", statistics.daysInProgress());
        model.addAttribute("filters", filters);
        model.addAttribute("compared", new InsightFilter(compareFrom, compareTo, "", compareSource, "", ""));
        String link = startPage(source);
        model.addAttribute("link", link);
        model.addAttribute(
                "linkSource", Source.parse(source.strip()).map(Source::name).orElse(null));
        model.addAttribute("qr", QrCode.of(link));
        return "insight/insight";
    }

    /** The tags to choose from, including the chosen one even if nothing has it. */
    private Set<String> tags(String chosen) {
        Set<String> tags = new TreeSet<>(statistics.tags());
        if (!chosen.isEmpty()) {
            tags.add(chosen);
        }
        return tags;
    }

    @GetMapping("/qr.svg")
    ResponseEntity<String> qrCode(@RequestParam(defaultValue = "") String source) {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("cx-check.svg")
                                .build()
                                .toString())
                .body(QrCode.of(startPage(source)).svg());
    }

    private String startPage(String source) {
        return UriComponentsBuilder.fromUriString(site.url("/"))
                .queryParamIfPresent("source", Source.parse(source.strip()).map(Source::name))
                .toUriString();
    }
}
