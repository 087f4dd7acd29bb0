package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Many at once. */
@AppTest
@Tag("slow")
class RaceTest {

    private static final int PEOPLE = 60;

    private static final int RACES = 200;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Rounds rounds;

    @Autowired
    private BallotBox box;

    private Voters voters;
    private Visitor owner;
    private String result;

    @BeforeEach
    void anOwner() {
        voters = new Voters(() -> new Visitor(mvc));
        owner = new Visitor(mvc);
        result = owner.walk("A", "");
    }

    private Round round(String path) {
        return rounds.findByReference(path.substring(Round.PATH.length())).orElseThrow();
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> done = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                done.add(future.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void sixtyWhoCastAtTheSameMomentAndClickTwiceAreCountedOnceEach() throws Exception {
        String path = Voters.open(owner, result, "Sixty");
        String invitation = Voters.invitation(owner, path);
        List<Callable<String>> casts = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            Visitor member = voters.answer(invitation, person % 2 == 0 ? "A" : "B", "Line " + person);
            Map<String, String> form = Visitor.form(member.get("/answers"));
            Visitor otherTab = member.sameBrowser();
            casts.add(() -> member.post("/submissions", form).redirect());
            casts.add(() -> otherTab.post("/submissions", form).redirect());
        }

        assertThat(atOnce(casts)).containsOnly(path);

        Round round = round(path);
        assertThat(round.cast()).isEqualTo(PEOPLE);
        Voters.close(owner, path);
        FrequencyTable tally = new FrequencyTableConverter()
                .convertToEntityAttribute(jdbc.sql("select tally from round where id = ?")
                        .param(round.id())
                        .query(String.class)
                        .single());
        assertThat(tally.counts())
                .hasSize(10)
                .allSatisfy((question, counts) -> assertThat(counts.values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .isEqualTo(PEOPLE));
        assertThat(box.texts(round(path))).hasSize(PEOPLE).doesNotHaveDuplicates();
        System.out.println(PEOPLE + " at once, each twice: " + round.cast() + " counted, 10 sums of " + PEOPLE);
    }

    @Test
    void ofACastAndAClosingAtOnceTheCastIsCountedOrTold() throws Exception {
        int counted = 0;
        int told = 0;
        for (int race = 0; race < RACES; race++) {
            String path = Voters.open(owner, result, "Race " + race);
            Visitor member = new Visitor(mvc);
            quickWalk(path, member);
            Map<String, String> form = Visitor.form(member.get("/answers"));
            Map<String, String> close = Visitor.form(owner.get(path + "/close"));
            int delay = race % 10;
            List<Page> pages = atOnce(List.of(
                    () -> {
                        spin(delay);
                        return member.post("/submissions", form);
                    },
                    () -> {
                        spin(9 - delay);
                        return owner.post(path + "/close", close);
                    }));
            String next = pages.get(0).redirect();
            int cast = round(path).cast();
            assertThat(cast).as("race %s to %s", race, next).isEqualTo(next.equals(path) ? 1 : 0);
            if (cast == 1) {
                counted++;
            } else {
                assertThat(next).isEqualTo("/answers");
                assertThat(member.get(next).text()).contains("weren’t counted");
                told++;
            }
        }
        System.out.println(RACES + " races: " + counted + " counted, " + told + " told, 0 both, 0 neither");
        assertThat(counted + told).isEqualTo(RACES);
    }

    /** Joins, and puts all answers into the walk at once, since the walk itself is not what is tested here. */
    private void quickWalk(String path, Visitor member) {
        String invitation = "/join/" + round(path).code().shown();
        member.send(member.get(invitation), Map.of()).redirect();
        StringBuilder answers = new StringBuilder("{");
        for (int question = 1; question <= 10; question++) {
            answers.append(question > 1 ? "," : "")
                    .append("\"q")
                    .append(question)
                    .append("\":\"A\"");
        }
        jdbc.sql("update submission set answers = ?, feedback_answered = true where round_id = ?")
                .params(answers.append('}').toString(), round(path).id())
                .update();
    }

    /** Takes so many tenths of a millisecond, so that either may be first. */
    private static void spin(int tenths) {
        long end = System.nanoTime() + tenths * 100_000L;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class RaceOnPostgresTest extends RaceTest {}
