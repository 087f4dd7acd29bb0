package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the board of one room costs, which asks for the number every two seconds. */
@AppTest
class BoardCostTest {

    private static final int REQUESTS = 1_000;

    private static final double SECONDS_BETWEEN = 2;

    @Autowired
    private MockMvcTester mvc;

    @Test
    void itIsLessThanAThousandthOfACore() {
        Visitor owner = new Visitor(mvc);
        String round = Voters.open(owner, owner.walk("A", ""), "Board");
        Visitor board = new Visitor(mvc);
        String etag = board.get(round + "/number").header("ETag");
        board.withHeader("If-None-Match", etag);
        ask(board, round);

        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        ask(board, round);
        double milliseconds = (threads.getCurrentThreadCpuTime() - before) / 1e6 / REQUESTS;

        double ofACore = milliseconds / 1000 / SECONDS_BETWEEN;
        System.out.printf(
                "board: %.3f ms of CPU a request, every %.0f s, %.6f of a core%n",
                milliseconds, SECONDS_BETWEEN, ofACore);
        assertThat(ofACore).isLessThan(0.001);
    }

    private static void ask(Visitor board, String round) {
        for (int request = 0; request < REQUESTS; request++) {
            assertThat(board.get(round + "/number").status()).isEqualTo(304);
        }
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class BoardCostOnPostgresTest extends BoardCostTest {}
