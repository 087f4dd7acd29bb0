package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor.Page;
import com.cxcheck.inbox.Population;
import com.cxcheck.questionnaire.Questionnaire;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Prints how long each page takes with so many submissions, without the network: {@code -Dpopulation=0,10000,100000,1000000}.
 * It is the mean of ten, in brackets the best of them, in milliseconds. Takes minutes, so only when asked.
 */
@AppTest
@SignedInConsultant
@DirtiesContext
abstract class SpeedTest {

    private static final int ROUNDS = 10;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Questionnaire questionnaire;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    /** In ascending order. */
    @Value("${population}")
    private List<Integer> populations;

    /** Milliseconds by page, one for each population. */
    private final Map<String, StringBuilder> table = new LinkedHashMap<>();

    @Test
    void thePagesAnswerInTime() {
        int there = 0;
        for (int population : populations) {
            fill(population - there);
            there = population;
            consultantsPages();
            visitorsPages();
            print();
        }
    }

    private void fill(int more) {
        long version = jdbc.sql("select max(id) from questionnaire_version")
                .query(Long.class)
                .single();
        long begin = System.nanoTime();
        new Population(template, questionnaire, version, more).add(more, clock.instant(), 730);
        note("to fill, seconds", (System.nanoTime() - begin) / 1e9);
        begin = System.nanoTime();
        while (jdbc.sql("select exists (select 1 from submission_change)")
                .query(Boolean.class)
                .single()) {
            new Visitor(mvc).get("/admin/insight");
        }
        note("to count all for the figures, seconds", (System.nanoTime() - begin) / 1e9);
    }

    private void consultantsPages() {
        LocalDate today = LocalDate.now(clock);
        Stream.of(
                        "",
                        "?page=2",
                        "?page=400",
                        "?sort=date",
                        "?sort=date&page=400",
                        "?sort=score",
                        "?sort=score&page=400",
                        "?sort=-business",
                        "?sort=assignee&state=NEW",
                        "?sort=state&assignee=ada",
                        "?sort=-score&assignee=ada&tag=" + Population.COMMON_TAG,
                        "?sort=score&band=experience-led",
                        "?sort=score&q=" + Population.COMMON_WORD,
                        "?sort=business&source=shop&from=" + today.minusDays(400),
                        "?from=" + today.minusDays(6),
                        "?to=" + today.minusDays(400),
                        "?from=" + today.minusDays(400) + "&to=" + today.minusDays(390),
                        "?band=service-led",
                        "?band=experience-led",
                        "?source=newsletter",
                        "?source=nobody",
                        "?state=NEW",
                        "?state=IN_CONVERSATION",
                        "?state=DONE",
                        "?state=OVERDUE",
                        "?assignee=ada",
                        "?assignee=consultant",
                        "?tag=" + Population.COMMON_TAG,
                        "?tag=" + Population.RARE_TAG,
                        "?feedback=true",
                        "?q=" + Population.COMMON_WORD,
                        "?q=" + Population.WORD,
                        "?q=" + Population.RARE_WORD,
                        "?q=nothingofthekind",
                        "?q=c",
                        "?q=" + Population.COMMON_WORD + "+" + Population.WORD,
                        "?q=" + Population.WORD + "+coffee",
                        "?q=" + Population.WORD + "+" + Population.RARE_WORD,
                        "?q=" + Population.WORD + "&source=shop",
                        "?q=" + Population.COMMON_WORD + "&state=NEW",
                        "?view=to-do",
                        "?view=overdue",
                        "?view=mine",
                        "?view=in-conversation",
                        "?view=done",
                        "?view=all",
                        "?view=to-do&source=newsletter,shop,workshop",
                        "?view=to-do&q=" + Population.WORD,
                        "?view=done&tag=" + Population.COMMON_TAG,
                        "?reachable=true&source=shop",
                        "?reachable=false&band=experience-led",
                        "?assignee=(nobody)&source=shop",
                        "?assignee=(left)&band=service-led",
                        "?feedback=true&assignee=ada",
                        "?tag=" + Population.COMMON_TAG + "&source=shop",
                        "?tag=" + Population.COMMON_TAG + "&state=NEW",
                        "?q=newsletter",
                        "?q=" + Population.COMMON_TAG,
                        "?q=newsletter&band=experience-led",
                        "?band=experience-led&state=NEW",
                        "?source=fair_2026&state=OVERDUE",
                        "?assignee=grace&tag=" + Population.COMMON_TAG + "&band=service-led",
                        "?assignee=grace&source=shop&state=IN_CONVERSATION&band=service-led&feedback=true&to="
                                + today.minusDays(60))
                .forEach(query -> measure("/admin" + query));
        measure("/admin/feedback");
        measure("/admin/feedback?page=400");
        measure("/admin/insight");
        measure("/admin/insight?from=" + today.minusDays(29));
        measure("/admin/insight?band=crossing-over");
        measure("/admin/insight?source=newsletter&compare-source=shop");
        measure("/admin/insight?source=newsletter&source=shop&source=workshop");
        measure("/admin/insight?source=newsletter&source=shop&source=workshop&from=" + today.minusDays(29));
        jdbc.sql("select submission_id from follow_up order by submitted_at desc limit 1 offset 100")
                .query(Long.class)
                .optional()
                .ifPresent(id -> measure("one submission", () -> new Visitor(mvc).get("/admin/submissions/" + id)));
    }

    private void visitorsPages() {
        measure("/");
        measure("GET and POST /questions/1, new visitors", () -> new Visitor(mvc).answer(1, "A"));
        Visitor visitor = onceAnswered();
        measure("GET /questions/1", () -> visitor.get("/questions/1"));
        measurePost("/questions/1", "/questions/1", Map.of("choice", "B"));
        measure("GET /answers", () -> visitor.get("/answers"));
        measurePost("/submissions", "/answers", Map.of());
        String result = visitor.submit();
        measure("GET /results/…", () -> visitor.get(result));
    }

    private Visitor onceAnswered() {
        Visitor visitor = new Visitor(mvc);
        visitor.answer(1, 10, "A");
        visitor.feedback("We talk about it with every customer now.").redirect();
        return visitor;
    }

    /** Visitors who have the form's page before them already. */
    private void measurePost(String path, String page, Map<String, String> filledIn) {
        Iterator<Supplier<Page>> ready = Stream.generate(this::onceAnswered)
                .limit(2 * ROUNDS)
                .map(visitor -> {
                    Page form = visitor.get(page);
                    return (Supplier<Page>) () -> visitor.sendTo(path, form, filledIn);
                })
                .toList()
                .iterator();
        measure("POST " + path, () -> {
            Page answer = ready.next().get();
            answer.redirect();
            return answer;
        });
    }

    private void measure(String path) {
        measure(path, () -> new Visitor(mvc).get(path));
    }

    private void measure(String what, Supplier<Page> page) {
        rounds(what, page);
        double[] milliseconds = rounds(what, page);
        table.computeIfAbsent(what, absent -> new StringBuilder("| " + absent))
                .append(" | %.0f (%.0f)"
                        .formatted(
                                Arrays.stream(milliseconds).average().orElseThrow(),
                                Arrays.stream(milliseconds).min().orElseThrow()));
    }

    private static double[] rounds(String what, Supplier<Page> page) {
        double[] milliseconds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            assertThat(page.get().status()).as(what).isLessThan(400);
            milliseconds[i] = (System.nanoTime() - begin) / 1e6;
        }
        return milliseconds;
    }

    private void note(String what, double figure) {
        table.computeIfAbsent(what, absent -> new StringBuilder("| " + absent)).append(" | %.1f".formatted(figure));
    }

    private void print() {
        System.out.printf("%s with %s submissions%n", getClass().getSimpleName(), populations);
        table.values().forEach(row -> System.out.println(row + " |"));
    }
}
