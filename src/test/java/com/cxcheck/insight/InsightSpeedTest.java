package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.questionnaire.Questionnaire;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Prints how long the page takes with so many walks: {@code -Dpopulation=1000000}. Takes minutes, so only when asked. */
@AppTest
@WithMockUser(username = "consultant", authorities = "SESSION_0")
@EnabledIfSystemProperty(named = "population", matches = "[0-9]+")
class InsightSpeedTest {

    private static final int ROUNDS = 10;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Counting counting;

    @Autowired
    private Figures figures;

    @Autowired
    private Questionnaire questionnaire;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Value("${population}")
    private int population;

    @BeforeEach
    @AfterEach
    void empty() {
        Population.clear(jdbc);
    }

    @Test
    void thePageAnswersInTime() {
        long version = jdbc.sql("select max(id) from questionnaire_version")
                .query(Long.class)
                .single();
        long begin = System.nanoTime();
        new Population(template, questionnaire, version, 1).add(population, clock.instant(), 730);
        print("to fill", begin, 1);
        begin = System.nanoTime();
        counting.count();
        print("to count all", begin, 1);
        String tag = figures.tags().stream().findFirst().orElse("none");
        LocalDate today = LocalDate.now(clock);
        List<String> pages = List.of(
                "",
                "?from=" + today.minusDays(29),
                "?from=" + today.minusDays(400) + "&to=" + today.minusDays(17),
                "?source=newsletter",
                "?band=crossing-over",
                "?state=DONE",
                "?state=NEW",
                "?tag=" + tag,
                "?tag=" + tag + "&state=DONE&band=crossing-over",
                "?source=newsletter&compare-source=shop",
                "?state=DONE&source=newsletter&compare-source=shop",
                "?from=" + today.minusDays(345) + "&to=" + today.minusDays(17) + "&compare-from=" + today.minusDays(700)
                        + "&compare-to=" + today.minusDays(380));
        Visitor consultant = new Visitor(mvc);
        for (String page : pages) {
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(consultant.get("/admin/insight" + page).status()).isEqualTo(200);
            }
            begin = System.nanoTime();
            for (int i = 0; i < ROUNDS; i++) {
                consultant.get("/admin/insight" + page);
            }
            print("for /admin/insight" + page, begin, ROUNDS);
        }
        Visitor visitor = new Visitor(mvc);
        visitor.send(visitor.get("/questions/1"), Map.of("choice", "A")).redirect();
        visitor.answer(2, 10, "A");
        visitor.submit();
        begin = System.nanoTime();
        consultant.get("/admin/insight");
        print("for the first look after a submission", begin, 1);
    }

    private void print(String what, long begin, int rounds) {
        System.out.printf(
                "%s, %d walks: %d ms %s%n",
                getClass().getSimpleName(), population, (System.nanoTime() - begin) / rounds / 1_000_000, what);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@EnabledIfSystemProperty(named = "population", matches = "[0-9]+")
class InsightSpeedOnPostgresTest extends InsightSpeedTest {}
