package com.cxcheck.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages in German. */
class GermanPagesTest extends LanguagePages {

    @Autowired
    private Clock clock;

    /** All that a page says, in text and in what is read out or shown elsewhere, but for names of languages. */
    private static String words(Page page) {
        Document html = page.html();
        html.select("footer nav [lang]").remove();
        Stream<String> attributes = html.select("*").stream()
                .flatMap(element -> element.attributes().asList().stream())
                .filter(attribute -> List.of("aria-label", "content", "title", "alt", "placeholder", "data-label")
                        .contains(attribute.getKey()))
                .map(Attribute::getValue);
        return Stream.concat(Stream.of(html.text(), html.title()), attributes)
                .reduce((one, other) -> one + "\n" + other)
                .orElseThrow();
    }

    private void assertGerman(Page page) throws IOException {
        assertThat(html(page).attr("lang")).isEqualTo("de");
        String words = words(page);
        assertThat(english())
                .hasSizeGreaterThan(300)
                .allSatisfy(sentence -> assertThat(words).doesNotContain(sentence));
    }

    @Test
    void aWalkInGermanFromTheStartToTheResultHasNoEnglishSentence() throws IOException {
        List<Page> pages = new ArrayList<>(List.of(visitor.get("/")));
        List<String> choices = List.of("A", "C", "B", "D", "B", "N", "B", "C", "D", "A");
        for (int page = 1; page <= 10; page++) {
            pages.add(visitor.get("/questions/" + page));
            pages.add(visitor.send(pages.get(pages.size() - 1), Map.of()));
            visitor.answer(page, choices.get(page - 1)).redirect();
        }
        pages.add(visitor.get("/questions/11"));
        pages.add(visitor.feedback("x".repeat(4001)));
        visitor.feedback("Danke").redirect();
        pages.add(visitor.get("/answers"));
        String result = visitor.submit();
        pages.add(visitor.get(result));
        pages.add(visitor.keepInTouch(result, Map.of("email", "ada")));
        pages.add(new Visitor(mvc).withHeader("Accept-Language", "de").get(result));
        visitor.get("/questions/1?attempt=2");
        pages.add(visitor.get("/answers/delete"));
        for (String path :
                List.of("/guide", "/scoring", "/privacy", "/accessibility", "/login", "/login?error", "/?deleted")) {
            pages.add(visitor.get(path));
        }

        for (Page page : pages) {
            assertGerman(page);
        }
        String today =
                DateTimeFormatter.ofPattern("d. MMMM yyyy", Locale.GERMAN).format(LocalDate.now(clock));
        Page shown = visitor.get(result);
        assertThat(shown.html().select(".panel .kicker").text()).isEqualTo("Ihr Ergebnis vom " + today);
        assertThat(shown.html().select(".panel .score").text()).endsWith(" % proaktiv Servicegeprägt");
        assertThat(shown.text())
                .contains("So ist es, und wir alle verstehen sie genau.", "größter Spielraum", "Zählt nicht mit.");
        assertThat(visitor.get("/questions/11").redirect()).isEqualTo("/");
    }

    @Test
    void whatADeletionSaysIsInGermanToo() throws IOException {
        visitor.walk("A", "");
        visitor.send(visitor.get("/questions/1?attempt=2"), Map.of("choice", "B"));
        Page open = visitor.get("/questions/2");
        Visitor otherTab = visitor.sameBrowser().withHeader("Accept-Language", "de");
        Page delete = visitor.get("/answers/delete");

        Page told = visitor.get(visitor.send(delete, Map.of()).redirect());
        Page tooLate = otherTab.send(open, Map.of("choice", "B"));

        assertGerman(told);
        assertThat(told.html().select("main [role=status]").text())
                .isEqualTo("Ihr Ergebnis und Ihr angefangener Check sind gelöscht.");
        assertGerman(tooLate);
        assertThat(tooLate.html().select("main [role=alert]").text()).startsWith("Ihre Antworten wurden gelöscht");
    }

    @Test
    void theSecondTimeTheResultBeforeIsInGermanToo() {
        visitor.walk("A", "");
        visitor.get("/questions/1?attempt=2");
        visitor.send(visitor.get("/questions/1?attempt=2"), Map.of("choice", "B"));
        visitor.answer(2, 10, "B");

        assertThat(visitor.get(visitor.submit()).text()).contains("21 Punkte mehr als am ");
    }

    @Test
    @SignedInConsultant
    void theConsultantsPagesAreInGerman() throws IOException {
        visitor.walk("A", "Mehr davon");
        long id = jdbc.sql("select id from submission").query(Long.class).single();

        for (String path : List.of(
                "/admin",
                "/admin?deleted=2",
                "/admin/submissions/" + id,
                "/admin/submissions/" + id + "/delete",
                "/admin/submissions/" + id + "/comments",
                "/admin/submissions/" + id + "/action-taken",
                "/admin/submissions/delete?all=true",
                "/admin/feedback",
                "/admin/insight",
                "/admin/share?source=Messe!",
                "/admin/share?source=!",
                "/admin/questionnaire",
                "/admin/consultants",
                "/admin/audit",
                "/admin/account")) {
            assertGerman(visitor.get(path));
        }
        assertThat(visitor.get("/admin").text()).contains("Zu erledigen 1", "Servicegeprägt");
        assertThat(visitor.get("/admin/feedback").text()).contains("37 %, Servicegeprägt");
        Page one = visitor.get("/admin/submissions/" + id);
        assertThat(one.text()).contains("So ist es, und wir alle verstehen sie genau.", "Servicegeprägt");
        Page insight = visitor.get("/admin/insight");
        assertThat(insight.text())
                .contains(
                        "Frage für Frage",
                        "Wo Menschen aufhören",
                        "Unsere Kundenreise ist bewusst gestaltet",
                        "Servicegeprägt");
    }
}
