package com.cxcheck.share;

import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.site.QrCode;
import com.cxcheck.site.Site;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.SourceNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
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

/** The page with everything that is published, for the plain link or for that of one source. */
@Controller
@RequestMapping("/admin/share")
class ShareController {

    private final SourceNames sourceNames;
    private final ObjectProvider<Questionnaire> questionnaire;
    private final Translations translations;
    private final Site site;

    ShareController(
            SourceNames sourceNames,
            ObjectProvider<Questionnaire> questionnaire,
            Translations translations,
            Site site) {
        this.sourceNames = sourceNames;
        this.questionnaire = questionnaire;
        this.translations = translations;
        this.site = site;
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "") String source, Locale language, Model model) {
        List<Source> sources = sourceNames.all();
        SourceCheck check = SourceCheck.of(source, sources);
        String link = link(check.source());
        model.addAttribute("check", check);
        model.addAttribute("link", link);
        model.addAttribute("qr", QrCode.of(link));
        model.addAttribute("sources", sources);
        model.addAttribute("questionnaire", translations.of(questionnaire.getObject(), language));
        return "share/share";
    }

    @GetMapping("/qr.svg")
    ResponseEntity<byte[]> svg(@RequestParam(defaultValue = "") String source) {
        return download(
                source,
                "svg",
                MediaType.valueOf("image/svg+xml"),
                code(source).svg().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/qr.png")
    ResponseEntity<byte[]> png(@RequestParam(defaultValue = "") String source) {
        return download(source, "png", MediaType.IMAGE_PNG, code(source).png());
    }

    private QrCode code(String source) {
        return QrCode.of(link(Source.parse(source)));
    }

    private static ResponseEntity<byte[]> download(String source, String format, MediaType type, byte[] file) {
        String name = Source.parse(source).map(each -> "qr-" + each.name()).orElse("qr");
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "." + format, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file);
    }

    private String link(Optional<Source> source) {
        return UriComponentsBuilder.fromUriString(site.url("/"))
                .queryParamIfPresent("source", source.map(Source::name))
                .toUriString();
    }
}
