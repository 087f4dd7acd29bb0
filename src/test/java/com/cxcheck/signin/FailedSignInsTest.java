package com.cxcheck.signin;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor.Page;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On a running server behind a proxy that says who is asking, so that there are many addresses. */
class FailedSignInsTest extends Guesses {

    private static final String WRONG = "/login?error";

    private static boolean isIn(Page answer) {
        return answer.status() == 302 && answer.header("Location").endsWith("/admin");
    }

    private static boolean isThrottled(Page answer) {
        return answer.status() == 429;
    }

    @Test
    void aHundredWrongPasswordsFromOneAddressAreThrottledAndTheConsultantGetsInFromElsewhere() {
        List<Page> answers = IntStream.range(0, 100)
                .mapToObj(guess -> tryFrom("203.0.113.1", "ada", "guess " + guess))
                .toList();

        assertThat(answers.subList(0, 10))
                .allSatisfy(answer -> assertThat(answer.header("Location")).isEqualTo(WRONG));
        assertThat(answers.subList(10, 100)).allMatch(FailedSignInsTest::isThrottled);
        assertThat(tryFrom("203.0.113.1", "ada", "correct horse"))
                .as("not even the right one is looked at")
                .matches(FailedSignInsTest::isThrottled);
        assertThat(tryFrom("203.0.113.2", "ada", "correct horse")).matches(FailedSignInsTest::isIn);
    }

    @Test
    void aHundredWrongPasswordsFromAHundredAddressesAreThrottledAndTheConsultantGetsInFromElsewhere() {
        List<Page> answers = IntStream.range(0, 100)
                .mapToObj(guess -> tryFrom("198.51.100." + guess, "ada", "guess " + guess))
                .toList();

        assertThat(answers.subList(0, 20))
                .allSatisfy(answer -> assertThat(answer.header("Location")).isEqualTo(WRONG));
        assertThat(answers.subList(20, 100)).allMatch(FailedSignInsTest::isThrottled);
        assertThat(tryFrom("198.51.100.99", "ada", "correct horse"))
                .as("each address has one try at an account under attack")
                .matches(FailedSignInsTest::isThrottled);
        assertThat(tryFrom("203.0.113.2", "ada", "correct horse")).matches(FailedSignInsTest::isIn);
    }

    @Test
    void underAttackTheConsultantMayMistypeWhereTheySignedInLately() {
        assertThat(tryFrom("203.0.113.2", "ada", "correct horse")).matches(FailedSignInsTest::isIn);
        attack();

        for (String typo : List.of("corect horse", "correct hrose")) {
            assertThat(tryFrom("203.0.113.2", "ada", typo).header("Location")).isEqualTo(WRONG);
        }
        assertThat(tryFrom("203.0.113.2", "ada", "correct horse")).matches(FailedSignInsTest::isIn);
        IntStream.range(0, 3).forEach(guess -> tryFrom("203.0.113.2", "ada", "guess " + guess));
        assertThat(tryFrom("203.0.113.2", "ada", "correct horse")).matches(FailedSignInsTest::isThrottled);
        assertThat(tryFrom("203.0.113.3", "ada", "guess")).matches(FailedSignInsTest::isThrottled);
        assertThat(tryFrom("203.0.113.3", "ada", "correct horse"))
                .as("an address that nobody knows")
                .matches(FailedSignInsTest::isThrottled);
    }

    @Test
    void anAddressIsKnownForThirtyDaysAndAmongTheLastTen() {
        tryFrom("203.0.113.2", "ada", "correct horse");
        for (int address = 10; address < 22; address++) {
            tryFrom("203.0.113." + address, "ada", "correct horse");
        }
        assertThat(jdbc.sql("select count(*) from known_address")
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);
        attack();
        tryFrom("203.0.113.2", "ada", "guess");
        assertThat(tryFrom("203.0.113.2", "ada", "correct horse"))
                .as("it was signed in to from ten other addresses since")
                .matches(FailedSignInsTest::isThrottled);

        jdbc.sql("update known_address set signed_in_at = ?")
                .param(Timestamp.from(clock.instant().minus(31, DAYS)))
                .update();
        tryFrom("203.0.113.21", "ada", "guess");
        assertThat(tryFrom("203.0.113.21", "ada", "correct horse")).matches(FailedSignInsTest::isThrottled);
        jdbc.sql("update shedlock set lock_until = locked_at").update();
        failedSignIns.deleteExpired();
        assertThat(jdbc.sql("select count(*) from known_address")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anAddressHasTenTriesHoweverManyNamesItTries() {
        IntStream.range(0, 10).forEach(name -> tryFrom("203.0.113.9", "somebody " + name, "guess"));

        assertThat(isThrottled(tryFrom("203.0.113.9", "another", "guess"))).isTrue();
        assertThat(isThrottled(tryFrom("203.0.113.10", "another", "guess"))).isFalse();
    }

    @Test
    void allSpellingsOfANameCountAsOne() {
        List<String> spellings = List.of("ada", "ADA", "Ada", "\uff21da", "\u0430da", " ada ");
        List<Page> answers = IntStream.range(0, 24)
                .mapToObj(guess -> tryFrom("198.51.100." + guess, spellings.get(guess % 6), "guess " + guess))
                .toList();

        assertThat(answers.subList(20, 24)).allMatch(FailedSignInsTest::isThrottled);
    }

    @Test
    void aNetworkOfOneCustomerCountsAsOneAddressAlsoWithIpv6() {
        List<Page> answers = IntStream.range(0, 12)
                .mapToObj(guess -> tryFrom("2001:db8:1:2::" + guess, "ada", "guess " + guess))
                .toList();

        assertThat(answers.subList(10, 12)).allMatch(FailedSignInsTest::isThrottled);
        assertThat(tryFrom("2001:db8:1:3::1", "ada", "correct horse")).matches(FailedSignInsTest::isIn);
    }

    @Test
    void aNameThatNobodyHasIsThrottledLikeOneThatSomebodyHas() {
        List<Page> answers = IntStream.range(0, 30)
                .mapToObj(guess -> tryFrom("198.51.100." + guess, "nobody", "guess " + guess))
                .toList();

        assertThat(answers.subList(0, 20))
                .allSatisfy(answer -> assertThat(answer.header("Location")).isEqualTo(WRONG));
        assertThat(answers.subList(20, 30)).allMatch(FailedSignInsTest::isThrottled);
    }

    @Test
    void whoIsThrottledIsToldForHowLong() {
        Page answer = IntStream.range(0, 11)
                .mapToObj(guess -> tryFrom("203.0.113.1", "ada", "guess " + guess))
                .reduce((before, after) -> after)
                .orElseThrow();

        int seconds = Integer.parseInt(answer.header("Retry-After"));
        assertThat(seconds).isBetween(1, 15 * 60);
        assertThat(answer.h1()).isEqualTo("That was a lot in a short time");
        assertThat(answer.text()).containsPattern("Please wait (a minute|" + (seconds + 59) / 60 + " minutes)");
    }

    @Test
    void afterAQuarterOfAnHourOneMayTryAgainHoweverOftenOneKeptTrying() {
        IntStream.range(0, 30).forEach(guess -> tryFrom("203.0.113.1", "ada", "guess " + guess));
        assertThat(jdbc.sql("select count(*) from failed_sign_in")
                        .query(Integer.class)
                        .single())
                .as("what was not looked at doesn't count")
                .isEqualTo(10);

        passTime(15);

        assertThat(tryFrom("203.0.113.1", "ada", "correct horse")).matches(FailedSignInsTest::isIn);
    }

    @Test
    void theRightPasswordMakesUpForTheWrongOnesBefore() {
        for (int times = 0; times < 3; times++) {
            IntStream.range(0, 9).forEach(guess -> tryFrom("203.0.113.1", "ada", "guess " + guess));
            assertThat(tryFrom("203.0.113.1", "ada", "correct horse")).matches(FailedSignInsTest::isIn);
        }
    }

    @Test
    void guessesAtTheSameTimeAreCountedToo() throws Exception {
        ExecutorService guessers = Executors.newFixedThreadPool(20);
        try {
            List<Future<Page>> guesses = new ArrayList<>();
            for (int guess = 0; guess < 60; guess++) {
                String password = "guess " + guess;
                guesses.add(guessers.submit(() -> tryFrom("203.0.113.1", "ada", password)));
            }
            int lookedAt = 0;
            for (Future<Page> guess : guesses) {
                lookedAt += isThrottled(guess.get()) ? 0 : 1;
            }
            assertThat(lookedAt).isBetween(1, 10);
        } finally {
            guessers.shutdownNow();
        }
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class FailedSignInsOnPostgresTest extends FailedSignInsTest {}
