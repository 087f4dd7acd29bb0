package com.cxcheck.editor;

import static com.cxcheck.editor.Contents.at;
import static com.cxcheck.editor.Contents.edited;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.H2Url;
import com.cxcheck.PostgresTest;
import com.cxcheck.inbox.Population;
import com.cxcheck.questionnaire.Content;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.QuestionnaireVersions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * Prints how long it takes to say what a draft would do, with so many submissions: {@code -Dpopulation=100000}; of several
 * numbers the highest counts.
 */
@AppTest
@DirtiesContext
abstract class ImpactSpeedTest {

    private static final int ROUNDS = 5;

    @Autowired
    private ImpactReader reader;

    @Autowired
    private QuestionnaireVersions versions;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private Clock clock;

    @Value("${population}")
    private List<Integer> populations;

    @Test
    void aThousandTakeLessThanASecondAndAHundredThousandLessThanTen() {
        Content content = Contents.real();
        Questionnaire inUse = content.questionnaire();
        Questionnaire draft = edited(content, tree -> at(tree, "/questions/4").put("weight", 9))
                .questionnaire();
        long version = versions.storedIdOfInUse();
        new Population(template, inUse, version, 19).add(Collections.max(populations), clock.instant(), 730);

        measure("the newest 1,000", Duration.ofSeconds(1), () -> reader.readNewest(inUse, draft));
        measure(
                "up to 100,000",
                Duration.ofSeconds(10),
                () -> reader.readMany(inUse, draft).orElseThrow());
    }

    private void measure(String what, Duration limit, Supplier<ImpactReader.Findings> reading) {
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            Impact impact = reading.get().impact();
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            System.out.printf(
                    "%s, %s of %s: %,d in %d ms%n",
                    getClass().getSimpleName(), what, populations, impact.compared(), taken.toMillis());
            assertThat(taken).isLessThan(limit);
        }
    }
}

/** In a file, opened as the application does. */
@EnabledIfSystemProperty(named = "population", matches = "[0-9,]+")
class ImpactSpeedOnH2Test extends ImpactSpeedTest {

    @TempDir
    private static Path folder;

    @DynamicPropertySource
    static void file(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", () -> H2Url.in(folder));
    }
}

@PostgresTest
@EnabledIfSystemProperty(named = "population", matches = "[0-9,]+")
@TestPropertySource(properties = "spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true")
class ImpactSpeedOnPostgresTest extends ImpactSpeedTest {}
