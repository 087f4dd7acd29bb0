package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was answered before a publication, byte for byte. */
class EarlierAnswersTest extends Publications {

    private static final List<String> LANGUAGES = List.of("en", "de");

    private Visitor respondent;

    @BeforeEach
    void aNewRespondent() {
        respondent = visitor();
    }

    private static String withoutToken(Page page) {
        assertThat(page.status()).isEqualTo(200);
        return page.body().replaceAll("<input[^>]*name=\"(_csrf|openedAt)\"[^>]*>", "");
    }

    private String csv(String language) {
        Visitor reader = consultant.sameBrowser().withHeader("Accept-Language", language);
        Page file = reader.download("/admin/submissions.csv");
        assertThat(file.status()).isEqualTo(200);
        return file.body().substring(1);
    }

    /** Opens a round of a result, lets five people answer, and closes it. */
    private String closedRound(String result) {
        String round = respondent
                .send(
                        respondent.get("/rounds/new?result=" + result.substring("/results/".length())),
                        Map.of("name", "Ada"))
                .redirect();
        String invitation =
                respondent.get(round).html().select("input#link").val().replaceFirst("https?://[^/]+", "");
        for (int person = 0; person < 5; person++) {
            Visitor member = visitor();
            member.send(member.get(invitation), Map.of()).redirect();
            member.walk("A", "A line");
        }
        respondent.send(respondent.get(round + "/close"), Map.of()).redirect();
        return round;
    }

    private Map<String, String> pages(String result, String round, List<Long> submissions) {
        Map<String, String> pages = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            Visitor owner = respondent.sameBrowser().withHeader("Accept-Language", language);
            Visitor somebody = visitor().withHeader("Accept-Language", language);
            Visitor reader = consultant.sameBrowser().withHeader("Accept-Language", language);
            pages.put(language + " of the respondent", withoutToken(owner.get(result)));
            pages.put(language + " of somebody else", withoutToken(somebody.get(result)));
            pages.put(language + " of the round", withoutToken(owner.get(round)));
            for (long submission : submissions) {
                String path = "/admin/submissions/" + submission;
                pages.put(language + " " + path, withoutToken(reader.get(path)));
                pages.put(language + " " + path + "/sheet", withoutToken(reader.get(path + "/sheet")));
            }
        }
        return pages;
    }

    @Test
    void everyPageOfThemIsAsItWas() {
        respondent.walk("B", "First");
        String result = respondent.walkAgain(2, "AABAAAAAAA");
        respondent
                .keepInTouch(result, Map.of("business", "Shop", "email", "a@example.org", "consent", "true"))
                .redirect();
        List<Long> submissions = jdbc.sql("select id from submission order by id")
                .query(Long.class)
                .list();
        assertThat(submissions).hasSize(2);
        String round = closedRound(result);
        pages(result, round, submissions);
        Map<String, String> before = pages(result, round, submissions);
        assertThat(before.get("en of the respondent")).contains("Service-led", "/preview/0-40-70/");
        assertThat(before.get("en of the round")).contains("5 people answered");

        PublishedVersions.publishAnother(consultant);

        assertThat(versions.inUse().version()).isEqualTo(3);
        pages(result, round, submissions)
                .forEach((name, page) -> assertThat(page).as(name).isEqualTo(before.get(name)));
    }

    @Test
    void anExportIsAsItWasAfterAPublicationOfOtherWordsFiguresAndOrder() {
        respondent.walk("A", "First");
        String english = csv("en");
        String german = csv("de");

        PublishedVersions.reword(consultant);
        PublishedVersions.publish(consultant);

        assertThat(csv("en")).isEqualTo(english).contains("We do, and all of us understand it clearly.");
        assertThat(csv("de")).isEqualTo(german);
    }

    @Test
    void anExportKeepsItsColumnsAndGetsOthersForNewQuestions() throws IOException {
        respondent.walk("A", "First");
        for (String language : LANGUAGES) {
            assertThat(records(csv(language))).hasSize(2);
        }
        List<CSVRecord> before = records(csv("en"));
        List<CSVRecord> beforeInGerman = records(csv("de"));

        PublishedVersions.publishAnother(consultant);
        visitor().walk("A", "Second");

        assertSame(before, records(csv("en")));
        assertSame(beforeInGerman, records(csv("de")));
        List<CSVRecord> after = records(csv("en"));
        int added = after.get(0).toList().indexOf("q12_answer");
        assertThat(after.stream().map(row -> row.get(added))).containsExactlyInAnyOrder("q12_answer", "", "Always");
    }

    /** Whether the old columns stand in their order with the old values. */
    private static void assertSame(List<CSVRecord> before, List<CSVRecord> after) {
        List<String> header = after.get(0).toList();
        assertThat(header).containsSubsequence(before.get(0).toList());
        CSVRecord old = after.stream()
                .filter(row -> row.get(0).equals(before.get(1).get(0)))
                .findFirst()
                .orElseThrow();
        for (int column = 0; column < header.size(); column++) {
            int earlier = before.get(0).toList().indexOf(header.get(column));
            assertThat(old.get(column))
                    .as(header.get(column))
                    .isEqualTo(earlier < 0 ? "" : before.get(1).get(earlier));
        }
    }

    private static List<CSVRecord> records(String csv) throws IOException {
        return CSVFormat.RFC4180.parse(new StringReader(csv)).getRecords();
    }

    @Test
    void theFiguresOfAQuestionThatAsksSomethingElseBeginAnew() {
        respondent.walk("A", "");
        PublishedVersions.save(
                consultant,
                "/questions/q3",
                Map.of("short-en", "Something else", "short-de", "Etwas anderes", "same", "another"));
        PublishedVersions.publish(consultant);

        Page result = respondent.get(respondent.walkAgain(2, "BBBBBBBBBB"));

        assertThat(result.text()).contains("This question is new since last time, so not compared:");
        Page insight = consultant.get("/admin/insight");
        List<String> questions = insight.html().select(".answer-counts").eachText();
        assertThat(questions).hasSize(11);
        assertThat(questions.stream().filter(question -> question.contains("1 of 1")))
                .hasSize(2)
                .anyMatch(question -> question.contains("Something else"));
        assertThat(questions.stream().filter(question -> question.contains("1 of 2")))
                .hasSize(9);
    }
}

@PostgresTest
@Tag("slow")
class EarlierAnswersOnPostgresTest extends EarlierAnswersTest {}
