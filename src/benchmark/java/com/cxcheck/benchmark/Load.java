package com.cxcheck.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/**
 * So many who do the same over and over, each on a connection and a thread of its own.
 *
 * <p>It is our own, on Apache's HttpCore and HdrHistogram: steps take fractions of a millisecond, which Gatling rounds to whole
 * ones and Hyperfoil, which doesn't, can't be had for Java 17; and wrk knows no steps.
 */
final class Load {

    /** How many there are at once. */
    static final List<Integer> VISITORS = List.of(1, 8, 32);

    static final int MOST = 32;

    /** It is warm when it hasn't become cheaper by this share so many times in a row. */
    private static final double SETTLED = 0.03;

    private static final int SETTLED_ROUNDS = 3;
    private static final int MOST_ROUNDS = 10;

    /** It isn't warm while the JVM's compilers take more than this share of its processor time. */
    private static final double COMPILING = 0.1;

    /**
     * How many warm it up: two, since with more the compilers would hardly get their turn, and then eight, since code that waits for another
     * thread is compiled anew once it has waited.
     */
    private static final List<Integer> WARMING = List.of(2, 8);

    private final Server server;
    private final Database database;
    private final Script script;
    private final LongAdder errors = new LongAdder();

    Load(Server server, Database database, Script script) {
        this.server = server;
        this.database = database;
        this.script = script;
    }

    /** What each does again and again. */
    interface Script {

        /**
         * Does it once.
         *
         * @throws IOException if something else came back than was to come
         */
        void run(Browser browser) throws IOException;
    }

    /**
     * What came of it.
     *
     * @param runs how often the script was done
     * @param times nanoseconds by step
     * @param serverCpu the server's processor time
     * @param databaseCpu that of a database with processes of its own
     * @param loadCpu our own
     */
    record Outcome(
            Duration elapsed,
            long runs,
            Map<String, Histogram> times,
            Duration serverCpu,
            Duration databaseCpu,
            Duration loadCpu) {

        double perSecond() {
            return runs / seconds(elapsed);
        }

        /** Milliseconds of the server's and the database's processor time for each time that the script was done. */
        double cpu() {
            return 1000 * (seconds(serverCpu) + seconds(databaseCpu)) / runs;
        }

        double databaseCpuOfEach() {
            return 1000 * seconds(databaseCpu) / runs;
        }

        /** Milliseconds that so many per cent of a step's requests took at the most. */
        double percentile(String step, double percent) {
            Histogram histogram = times.get(step);
            return histogram == null ? Double.NaN : histogram.getValueAtPercentile(percent) / 1e6;
        }

        /** The share of a core that server and database took, and the one that we took ourselves. */
        String busy() {
            return "%.0f %%, %.0f %%"
                    .formatted(
                            100 * (seconds(serverCpu) + seconds(databaseCpu)) / seconds(elapsed),
                            100 * seconds(loadCpu) / seconds(elapsed));
        }

        private static double seconds(Duration duration) {
            return duration.toNanos() / 1e9;
        }
    }

    /**
     * Runs until doing it costs no less any more and the JVM has compiled nearly all that it will, on all cores, since its compilers
     * would have to wait for the pages on one.
     *
     * @param seconds how long it runs before it looks at what that cost
     */
    void warmUp(int seconds) throws InterruptedException {
        server.onAllCores();
        for (int visitors : WARMING) {
            warmUp(visitors, seconds);
        }
        server.onItsCore();
    }

    private void warmUp(int visitors, int seconds) throws InterruptedException {
        double least = Double.MAX_VALUE;
        int settled = 0;
        for (int round = 0; round < MOST_ROUNDS && settled < SETTLED_ROUNDS; round++) {
            Duration compilers = server.compilersCpu();
            Outcome outcome = run(visitors, Duration.ofSeconds(seconds));
            compilers = server.compilersCpu().minus(compilers);
            // negative where one has ended, and its time with it
            boolean compiling = compilers.isNegative()
                    || compilers.toNanos() > COMPILING * outcome.serverCpu().toNanos();
            settled = compiling || outcome.cpu() < (1 - SETTLED) * least ? 0 : settled + 1;
            least = Math.min(least, outcome.cpu());
        }
    }

    Outcome run(int visitors, Duration duration) throws InterruptedException {
        return run(visitors, Duration.ZERO, duration);
    }

    /** @param pause how long each waits on average before each request */
    Outcome run(int visitors, Duration pause, Duration duration) throws InterruptedException {
        LongAdder runs = new LongAdder();
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        Duration serverCpu = server.cpu();
        Duration databaseCpu = database.cpu();
        Duration loadCpu = ownCpu();
        List<Callable<Map<String, Histogram>>> all = new ArrayList<>();
        for (int i = 0; i < visitors; i++) {
            all.add(() -> repeat(end, pause, runs));
        }
        ExecutorService threads = Executors.newFixedThreadPool(visitors);
        try {
            Map<String, Histogram> times = new TreeMap<>();
            for (Future<Map<String, Histogram>> each : threads.invokeAll(all)) {
                each.get()
                        .forEach((step, histogram) -> times.computeIfAbsent(step, absent -> new Histogram(3))
                                .add(histogram));
            }
            return new Outcome(
                    Duration.ofNanos(System.nanoTime() - begin),
                    runs.sum(),
                    times,
                    server.cpu().minus(serverCpu),
                    database.cpu().minus(databaseCpu),
                    ownCpu().minus(loadCpu));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private Map<String, Histogram> repeat(long end, Duration pause, LongAdder runs) {
        try (Browser browser = new Browser(server.port(), pause)) {
            while (System.nanoTime() < end) {
                try {
                    script.run(browser);
                    runs.increment();
                } catch (IOException | IllegalStateException e) {
                    Report.say("ERROR: " + e.getMessage());
                    errors.increment();
                    browser.forget();
                    browser.hangUp();
                }
            }
            return browser.times();
        }
    }

    /** How often something else came back than was to come, warming up included. */
    long errors() {
        return errors.sum();
    }

    private static Duration ownCpu() {
        return ProcessHandle.of(ProcessHandle.current().pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }
}
