package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is heard of the pages of a walk, its result, the sheet of a round and the inbox, as {@link ScreenReader} reads them: word for
 * word as it was approved in src/test/resources/spoken, nothing without a name, nothing twice, and first of all what the page is for.
 */
@PagesTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Chromium.Test
class SpokenTest {

    private static final Path APPROVED = Path.of("src/test/resources/spoken");
    private static final Path HEARD = Path.of("target/spoken");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final List<BrowserContext> windows = new ArrayList<>();
    private SoftAssertions heard;

    @BeforeEach
    void expectNothingYet() {
        jdbc.sql("delete from submission").update();
        heard = new SoftAssertions();
    }

    @AfterEach
    void closeWindows() {
        windows.forEach(BrowserContext::close);
        windows.clear();
    }

    private Page open(String language) {
        BrowserContext window = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(address())
                        // for the screen reader, which is put into the page
                        .setBypassCSP(true)
                        .setLocale(language));
        windows.add(window);
        return Chromium.newPage(window);
    }

    private String address() {
        return "http://localhost:" + port;
    }

    @ParameterizedTest
    @CsvSource({
        "en, Customer service or customer experience?, Our journey is designed on purpose, Your feedback, Check your answers, Result:",
        "de, Kundenservice oder Kundenerlebnis?, Unsere Kundenreise ist bewusst gestaltet, Ihre Rückmeldung, Antworten prüfen, Ergebnis:"
    })
    void aWalk(String language, String start, String question, String feedback, String check, String result) {
        Page page = open(language);
        Visitor visitor = visitor();
        page.navigate("/");
        listen(page, language + "/start", start);
        page.navigate("/questions/1");
        listen(page, language + "/question", question);
        page.navigate("/questions/1");
        page.locator("main .button").click();
        page.waitForLoadState();
        listen(page, language + "/question-error", question);

        visitor.answer(1, 10, "B");
        become(page, visitor);
        page.navigate("/questions/11");
        listen(page, language + "/feedback", feedback);
        visitor.feedback("It made us talk.").redirect();
        page.navigate("/answers");
        listen(page, language + "/check", check);
        page.navigate(visitor.submit());
        listen(page, language + "/result", result);
        heard.assertAll();
    }

    @ParameterizedTest
    @CsvSource({"en, Green Lane: how you see it", "de, Green Lane: wie Sie es sehen"})
    void theSheetOfARound(String language, String sheet) {
        Page page = open(language);
        Visitor owner = visitor();
        String result = owner.walk("A", "");
        String round = owner.send(
                        owner.get("/rounds/new?result=" + result.replaceFirst("/results/", "")),
                        Map.of("name", "Green Lane"))
                .redirect();
        String invitation = owner.get(round).html().select("#link").val().replaceFirst("https?://[^/]+", "");
        for (String choice : List.of("A", "A", "A", "B", "B")) {
            Visitor member = visitor();
            member.send(member.get(invitation), Map.of()).redirect();
            member.walk(choice, "");
        }
        owner.send(owner.get(round + "/close"), Map.of()).redirect();

        become(page, owner);
        page.navigate(round);
        listen(page, language + "/sheet", sheet);
        heard.assertAll();
    }

    @ParameterizedTest
    @CsvSource({"en, Submissions", "de, Einsendungen"})
    void theInbox(String language, String inbox) {
        Page page = open(language);
        visitor().walk("B", "");
        visitor().walk("A", "It made us talk.");
        Visitor named = visitor();
        named.keepInTouch(
                        named.walk("A", ""),
                        Map.of("business", "Bakery", "name", "Grace", "email", "grace@example.com", "consent", "true"))
                .redirect();

        signIn(page);
        listen(page, language + "/inbox", inbox);
        heard.assertAll();
    }

    /** Those with tables are left out: the library says the words of a cell, a caption and a heading of a row with the element and again within it. */
    @Test
    void onNoPageOfTheConsultantsIsAnythingSaidTwiceOrWithoutAName() {
        Page page = open("en");
        visitor().walk("B", "It made us talk.");
        signIn(page);
        String submission =
                page.locator("main a[href*='/admin/submissions/']").first().getAttribute("href");
        for (String path : List.of(
                "/admin/feedback",
                "/admin/share",
                "/admin/settings",
                "/admin/settings/mail",
                "/admin/account",
                "/admin/questionnaire/draft",
                "/admin/rounds",
                "/admin/views",
                submission,
                submission + "/sheet")) {
            assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
            ScreenReader.Transcript transcript = ScreenReader.read(page);
            heard.assertThat(transcript.unlabelled()).as(path).isEmpty();
            heard.assertThat(transcript.twice()).as(path).isEmpty();
        }
        heard.assertAll();
    }

    private static void signIn(Page page) {
        page.navigate("/login");
        page.locator("input[name=username]").fill("ada");
        page.locator("input[name=password]").fill("correct horse");
        page.locator("main .button").first().click();
        page.waitForURL("**/admin");
    }

    private Visitor visitor() {
        return Visitor.of(new Visitor.Server(address()));
    }

    private void become(Page page, Visitor visitor) {
        page.context().addCookies(List.of(new Cookie("visitor", visitor.cookie("visitor")).setUrl(address())));
    }

    private void listen(Page page, String name, String purpose) {
        ScreenReader.Transcript transcript = ScreenReader.read(page);
        heard.assertThat(transcript.unlabelled()).as(name).isEmpty();
        heard.assertThat(transcript.twice()).as(name).isEmpty();
        heard.assertThat(transcript.utterances().subList(0, 2)).as(name).anyMatch(each -> each.contains(purpose));
        heard.assertThat(transcript.utterances())
                .as(name)
                .filteredOn(each -> each.contains("heading, ") && !each.contains("alert, "))
                .first()
                .asString()
                .endsWith(", level 1");
        compare(name + ".txt", withoutWhatVaries(String.join("\n", transcript.utterances()) + "\n"));
    }

    private static String withoutWhatVaries(String transcript) {
        return transcript
                .replaceAll("http://\\S+", "<link>,")
                .replaceAll("\\d+\\.? \\p{L}+ 20\\d\\d", "<date>")
                .replaceAll("\\d\\d:\\d\\d .*", "<time and when to reply>")
                .replaceAll("(?<=Times are in |Zeitzone ).*", "<zone>.")
                .replaceAll("(?<=[Nn]o\\. |Nr\\. )\\d+", "<number>");
    }

    private void compare(String name, String transcript) {
        Path approved = APPROVED.resolve(name);
        Path received = HEARD.resolve(name);
        try {
            Files.createDirectories(received.getParent());
            Files.writeString(received, transcript);
            heard.assertThat(transcript)
                    .as("what is heard; if it is right that it has changed, cp %s %s", received, approved)
                    .isEqualTo(Files.exists(approved) ? Files.readString(approved) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
