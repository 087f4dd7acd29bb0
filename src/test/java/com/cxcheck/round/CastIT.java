package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Postgres;
import com.cxcheck.RunningJar;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Casts on real jars: over two instances at the same moment, and amid kills. */
@Tag("slow")
class CastIT {

    private static final int PEOPLE = 60;

    private static final int KILLS = 3;

    private static final int CASTS_BEFORE_A_KILL = 10;

    @TempDir
    private Path folder;

    private record Opened(Visitor owner, String path, List<Voter> voters) {}

    /** Somebody at the last page, with the form that casts. */
    private record Voter(Visitor browser, Map<String, String> form) {

        /** @return where it led */
        String cast() {
            return browser.post("/submissions", form).redirect();
        }
    }

    private Voter voter(Visitor.Server server, String invitation, int number) {
        Visitor member = new Voters(() -> Visitor.of(server))
                .answer(invitation, number % 2 == 0 ? "A" : "B", "Line %02d".formatted(number));
        return new Voter(member, Visitor.form(member.get("/answers")));
    }

    private Opened round(Visitor.Server... servers) {
        Visitor owner = Visitor.of(servers[0]);
        String round = Voters.open(owner, owner.walk("A", ""), "All at once");
        String invitation = Voters.invitation(owner, round);
        List<Voter> voters = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            voters.add(voter(servers[person % servers.length], invitation, person));
        }
        return new Opened(owner, round, voters);
    }

    private static <T> List<T> atOnce(int threads, List<Callable<T>> calls) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<T> results = new ArrayList<>();
        for (Future<T> future : pool.invokeAll(calls, 5, TimeUnit.MINUTES)) {
            results.add(future.get());
        }
        pool.shutdown();
        return results;
    }

    /** All are counted once, in each question, and nothing of their walks is left. */
    private void everybodyIsCountedOnce(Opened round, JdbcClient database, String what) {
        Map<String, Object> row = database.sql("select id, tally, cast_count from round where reference = ?")
                .param(round.path().substring(Round.PATH.length()))
                .query()
                .singleRow();
        FrequencyTable tally = new FrequencyTableConverter().convertToEntityAttribute(String.valueOf(row.get("tally")));
        List<Integer> sums = tally.counts().values().stream()
                .map(counts ->
                        counts.values().stream().mapToInt(Integer::intValue).sum())
                .toList();
        System.out.printf("%s: %s of %d cast, sums %s%n", what, row.get("cast_count"), PEOPLE, sums);
        assertThat(row).containsEntry("cast_count", PEOPLE);
        assertThat(sums).hasSize(10).containsOnly(PEOPLE);
        for (String table : List.of("round_voter", "round_text")) {
            assertThat(database.sql("select count(*) from " + table + " where round_id = ?")
                            .param(row.get("id"))
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isEqualTo(PEOPLE);
        }
        assertThat(database.sql("select count(*) from submission where round_id is not null")
                        .query(Integer.class)
                        .single())
                .as("walks that are left")
                .isZero();
    }

    @Test
    void sixtyWhoCastAtTheSameMomentOverTwoInstancesAndTwiceAreCountedOnceEach() throws Exception {
        try (EmbeddedPostgres postgres = Postgres.builder().start()) {
            String[] settings = Postgres.settings(postgres);
            RunningJar first = new RunningJar(folder.resolve("first"), settings);
            RunningJar second = new RunningJar(folder.resolve("second"), settings);
            Opened round = round(first.address(), second.address());
            List<Callable<String>> casts = new ArrayList<>();
            for (Voter voter : round.voters()) {
                Visitor otherTab = voter.browser().sameBrowser();
                otherTab.moveTo(casts.size() % 4 == 0 ? second.address() : first.address());
                casts.add(voter::cast);
                casts.add(new Voter(otherTab, voter.form())::cast);
            }

            assertThat(atOnce(casts.size(), casts)).containsOnly(round.path());

            round.owner().moveTo(second.address());
            assertThat(Voters.close(round.owner(), round.path()).text()).contains(PEOPLE + " people answered");
            everybodyIsCountedOnce(
                    round,
                    JdbcClient.create(postgres.getPostgresDatabase()),
                    "two instances, each of 60 twice at once");
            first.stop();
            second.stop();
        }
    }

    @Test
    void ofCastsAmidKillsNoneIsLostAndNoneIsDoubled() throws Exception {
        RunningJar server = new RunningJar(folder);
        Opened round = round(server.address());
        Visitor owner = round.owner();
        List<Voter> told = new ArrayList<>();
        List<Voter> open = new ArrayList<>(round.voters());
        int unknown = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            List<Voter> accepted = castUntilKilled(server, open);
            server.startAgain();
            told.addAll(accepted);
            open.removeAll(accepted);
            owner.moveTo(server.address());
            int counted =
                    Integer.parseInt(owner.get(round.path() + "/number").body().replaceFirst(" .*", ""));
            assertThat(counted)
                    .as("counted after the kill, of those that were told and those that were not")
                    .isBetween(told.size(), PEOPLE);
            unknown += counted - told.size();
        }

        for (Voter voter : round.voters()) {
            voter.browser().moveTo(server.address());
            assertThat(voter.cast())
                    .as("those that were told, and a retry of the others")
                    .isEqualTo(round.path());
        }
        Page sheet = Voters.close(owner, round.path());
        assertThat(sheet.text()).contains(PEOPLE + " people answered");
        server.kill();
        server.startAgain();
        owner.moveTo(server.address());
        assertThat(owner.get(round.path()).html().select("main").html())
                .as("the sheet after a restart")
                .isEqualTo(sheet.html().select("main").html());
        server.stop();

        everybodyIsCountedOnce(
                round,
                JdbcClient.create(new DriverManagerDataSource(
                        "jdbc:h2:file:" + folder.resolve("data/cxcheck")
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;IFEXISTS=TRUE",
                        "cxcheck",
                        "")),
                KILLS + " kills, " + unknown + " counted that had not been told yet, 0 lost, 0 doubled");
    }

    /** Casts until the server is killed, and returns those that were told. */
    private static List<Voter> castUntilKilled(RunningJar server, List<Voter> voters) throws Exception {
        CountDownLatch casts = new CountDownLatch(CASTS_BEFORE_A_KILL);
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<List<Voter>>> results = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            results.add(pool.submit(() -> {
                List<Voter> accepted = new ArrayList<>();
                for (int each = next.getAndIncrement(); each < voters.size(); each = next.getAndIncrement()) {
                    Voter voter = voters.get(each);
                    voter.browser().moveTo(server.address());
                    try {
                        voter.cast();
                        accepted.add(voter);
                        casts.countDown();
                    } catch (UncheckedIOException killed) {
                        break;
                    }
                }
                return accepted;
            }));
        }
        assertThat(casts.await(5, TimeUnit.MINUTES)).isTrue();
        server.kill();
        List<Voter> accepted = new ArrayList<>();
        for (Future<List<Voter>> result : results) {
            accepted.addAll(result.get(5, TimeUnit.MINUTES));
        }
        pool.shutdown();
        return accepted;
    }
}
