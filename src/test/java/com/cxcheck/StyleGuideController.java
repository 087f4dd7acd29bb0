package com.cxcheck;

import com.cxcheck.reply.Paragraph;
import com.cxcheck.reply.Paragraph.Piece;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.MapBindingResult;
import org.springframework.web.bind.annotation.GetMapping;

/** Every building block of the pages in every state; ConsultantLooksTest takes pictures of it. */
@TestConfiguration(proxyBeanMethods = false)
@Controller
class StyleGuideController {

    private final Clock clock;

    StyleGuideController(Clock clock) {
        this.clock = clock;
    }

    /** A comment as its fragment sees it. */
    record Sample(
            List<Paragraph> paragraphs,
            String author,
            Instant writtenAt,
            @Nullable Instant changedAt) {}

    @GetMapping("/admin/style-guide")
    String show(Model model) {
        Instant now = clock.instant();
        List<Paragraph> words = List.of(
                new Paragraph(List.of(new Piece("Thank you. We have read it.", null))),
                new Paragraph(List.of(
                        new Piece("More is on ", null),
                        new Piece("https://example.com/a-page", "https://example.com/a-page"))));
        MapBindingResult mistakes = new MapBindingResult(Map.of(), "form");
        mistakes.rejectValue("wrong", "", "Write the e-mail address like name@example.com");
        model.addAttribute("form", mistakes.getTargetMap());
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", mistakes);
        model.addAttribute("zone", clock.getZone());
        model.addAttribute("comment", new Sample(words, "ada", now, null));
        model.addAttribute("changed", new Sample(words, "grace", now, now));
        model.addAttribute("middle", new PageImpl<>(List.of(), PageRequest.of(1, 1), 3));
        return "style-guide";
    }
}
