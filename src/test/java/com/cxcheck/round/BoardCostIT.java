package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Postgres;
import com.cxcheck.RunningJar;
import com.cxcheck.Visitor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the screen of one room costs the server, which asks for the number every two seconds. */
@Tag("slow")
class BoardCostIT {

    private static final int REQUESTS = 2_000;

    /** The JVM compiles during the first, and what else the machine does makes some dearer; the cheapest one counts. */
    private static final int TIMES = 10;

    private static final double SECONDS_BETWEEN = 2;

    @TempDir
    private Path folder;

    @Test
    void itIsLessThanAThousandthOfACoreOnH2() throws Exception {
        itIsLessThanAThousandthOfACore("H2");
    }

    @Test
    void itIsLessThanAThousandthOfACoreOnPostgres() throws Exception {
        try (EmbeddedPostgres postgres = Postgres.builder().start()) {
            itIsLessThanAThousandthOfACore("PostgreSQL", Postgres.settings(postgres));
        }
    }

    private void itIsLessThanAThousandthOfACore(String database, String... settings) throws Exception {
        // without the option with which other tests start sooner and compute longer
        RunningJar server = new RunningJar(folder, List.of("-jar", System.getProperty("jar")), settings);
        Visitor owner = Visitor.of(server.address());
        String round = Voters.open(owner, owner.walk("A", ""), "Board");
        Visitor board = Visitor.of(server.address());
        board.withHeader("If-None-Match", board.get(round + "/number").header("ETag"));
        double milliseconds = IntStream.range(0, TIMES)
                .mapToDouble(time -> cost(server, board, round))
                .min()
                .orElseThrow();
        server.stop();

        double ofACore = milliseconds / 1000 / SECONDS_BETWEEN;
        System.out.printf(
                "board on %s: %.3f ms of CPU a request, every %.0f s, %.6f of a core%n",
                database, milliseconds, SECONDS_BETWEEN, ofACore);
        assertThat(ofACore).isLessThan(0.001);
    }

    /** Milliseconds of CPU for a request. */
    private static double cost(RunningJar server, Visitor board, String round) {
        Duration before = server.cpuTime();
        for (int request = 0; request < REQUESTS; request++) {
            assertThat(board.get(round + "/number").status()).isEqualTo(304);
        }
        return server.cpuTime().minus(before).toMillis() / (double) REQUESTS;
    }
}
