package com.cxcheck.editor;

import static com.cxcheck.editor.Contents.at;
import static com.cxcheck.editor.Contents.edited;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.editor.ImpactReader.Findings;
import com.cxcheck.inbox.Population;
import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Content;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.AnswersConverter;
import com.cxcheck.submission.NewestAnswers;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class ImpactReaderTest {

    @Autowired
    private ImpactReader reader;

    @Autowired
    private NewestAnswers newest;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final Content real = Contents.real();
    private final Questionnaire inUse = real.questionnaire();
    private final Questionnaire draft = edited(real, tree -> {
                at(tree, "/questions/4").put("weight", 9);
                at(tree, "/bands/1").put("from", 45);
            })
            .questionnaire();
    private long version;

    @BeforeEach
    void anEmptyDatabase() {
        Population.clear(jdbc);
        version = jdbc.sql("select max(id) from questionnaire_version")
                .query(Long.class)
                .single();
    }

    @AfterEach
    void emptyAgain() {
        Population.clear(jdbc);
        jdbc.sql("delete from questionnaire_version where fingerprint in ('earlier', 'other')")
                .update();
    }

    private void add(int number) {
        new Population(template, inUse, version, number).add(number, clock.instant(), 100);
    }

    private Impact expected(String order) {
        Impact expected = new Impact(inUse, draft);
        answers("select answers from submission where submitted_at is not null " + order)
                .forEach(expected::add);
        return expected;
    }

    private List<Answers> answers(String sql) {
        return jdbc.sql(sql).query(String.class).list().stream()
                .map(new AnswersConverter()::convertToEntityAttribute)
                .toList();
    }

    private static void assertSame(Impact impact, Impact expected) {
        assertThat(impact.compared()).isEqualTo(expected.compared());
        assertThat(impact.leftOut()).isEqualTo(expected.leftOut());
        assertThat(impact.inAnotherBand()).isEqualTo(expected.inAnotherBand());
        assertThat(impact.middleBefore()).isEqualTo(expected.middleBefore());
        assertThat(impact.middleAfter()).isEqualTo(expected.middleAfter());
        assertThat(impact.movedMost().map(most -> most.question().id()))
                .isEqualTo(expected.movedMost().map(most -> most.question().id()));
    }

    @Test
    void itReadsTheNewestThousandWithinASecondAndNothingChanges() {
        add(1_300);
        List<String> before = everything();
        reader.readNewest(inUse, draft);
        long begin = System.nanoTime();

        Findings findings = reader.readNewest(inUse, draft);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
        assertThat(findings.impact().compared() + findings.impact().leftOut()).isEqualTo(ImpactReader.NEWEST);
        assertThat(findings.impact().inAnotherBand()).isPositive();
        assertSame(findings.impact(), expected("order by submitted_at desc, id desc limit 1000"));
        assertThat(findings.warnings()).isEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    private List<String> everything() {
        return jdbc.sql("select * from submission order by id").query().listOfRows().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void itReadsAllIfThatIsAskedFor() {
        add(1_300);

        Findings findings = reader.readMany(inUse, draft).orElseThrow();

        assertThat(findings.impact().compared() + findings.impact().leftOut()).isEqualTo(1_300);
        assertSame(findings.impact(), expected(""));
    }

    @Test
    void testsAndWhatIsNotSubmittedAreLeftOutAndEarlierVersionsAreNot() {
        add(100);
        jdbc.sql(
                        "update submission set test = true where id in (select id from submission where submitted_at is not null limit 7)")
                .update();
        long earlier = addVersion("earlier", inUse.id());
        long other = addVersion("other", "another-questionnaire");
        jdbc.sql(
                        "update submission set questionnaire_version_id = ? where id in"
                                + " (select id from submission where submitted_at is not null and not test order by id limit 20)")
                .param(earlier)
                .update();
        jdbc.sql(
                        "update submission set questionnaire_version_id = ? where id in"
                                + " (select id from submission where submitted_at is not null and not test order by id desc limit 10)")
                .param(other)
                .update();

        Impact impact = reader.readNewest(inUse, draft).impact();

        assertThat(impact.compared() + impact.leftOut()).isEqualTo(83);
        assertSame(impact, expected("and not test and questionnaire_version_id <> " + other));
    }

    private long addVersion(String fingerprint, String questionnaire) {
        jdbc.sql("""
                        insert into questionnaire_version (questionnaire, version, fingerprint, content, first_used_at)
                        values (?, 77, ?, ?, ?)
                        """)
                .params(
                        questionnaire,
                        fingerprint,
                        inUse.yaml()
                                .replaceFirst("version: \\d+", "version: 77")
                                .replace(inUse.id(), questionnaire),
                        Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("select id from questionnaire_version where fingerprint = ?")
                .param(fingerprint)
                .query(Long.class)
                .single();
    }

    @Test
    void theNewestComeFirst() {
        add(50);
        List<Answers> read = new ArrayList<>();

        newest.forEach(inUse.id(), 20, read::add);

        assertThat(read)
                .isEqualTo(answers("select answers from submission where submitted_at is not null"
                        + " order by submitted_at desc, id desc limit 20"));
    }

    @Test
    void onlyOneReadsManyAtOnceAndTheNewestCanBeReadMeanwhile() throws InterruptedException {
        add(2);
        ImpactReader another = new ImpactReader(newest);

        another.many.acquire();
        assertThat(another.readMany(inUse, draft)).isEmpty();
        assertThat(another.readNewest(inUse, draft).impact().compared()).isEqualTo(2);

        another.many.release();
        assertThat(another.readMany(inUse, draft)).isPresent();
        assertThat(another.readMany(inUse, draft)).isPresent();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class ImpactReaderOnPostgresTest extends ImpactReaderTest {}
