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

/** The figures, and the start page's address to spread. */
@Controller
@RequestMapping("/admin")
class InsightController {

    static final Duration PATIENCE = Duration.ofSeconds(1);

    private final StatisticsAggregator counting;
    private final StatisticsReader figures;
    private final Translations translations;
    private final Site site;

    InsightController(StatisticsAggregator counting, StatisticsReader figures, Translations translations, Site site) {
        this.counting = counting;
        this.figures = figures;
        this.translations = translations;
        this.site = site;
    }

    /**
     * What is compared with is the same as the first slice in all that isn't said of it.
     *
     * @param compareSource and the other two: a second slice, whose figures stand beside those of the first
     */
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
        InsightFilter slice = new InsightFilter(from, to, band, source, state, tag);
        List<InsightFilter> slices = new ArrayList<>(List.of(slice));
        boolean otherDays = compareFrom != null || compareTo != null;
        if (otherDays || !compareSource.isBlank()) {
            slices.add(new InsightFilter(
                    otherDays ? compareFrom : from,
                    otherDays ? compareTo : to,
                    band,
                    compareSource.isBlank() ? source : compareSource,
                    state,
                    tag));
        }
        model.addAttribute("complete", counting.countFor(PATIENCE));
        model.addAttribute(
                "insight", figures.read(slices).in(questionnaire -> translations.of(questionnaire, language)));
        model.addAttribute("states", InsightFilter.STATES);
        model.addAttribute("tags", tags(slice.tag()));
        model.addAttribute("daysKept", figures.daysKept());
        model.addAttribute("slices", slices);
        model.addAttribute("compared", new InsightFilter(compareFrom, compareTo, "", compareSource, "", ""));
        String link = startPage(source);
        model.addAttribute("link", link);
        model.addAttribute(
                "linkSource", Source.parse(source.strip()).map(Source::name).orElse(null));
        model.addAttribute("qr", QrCode.of(link));
        return "insight/insight";
    }

    /** Those to choose from; what is chosen is among them, even if nothing has it. */
    private Set<String> tags(String chosen) {
        Set<String> tags = new TreeSet<>(figures.tags());
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
