package com.cxcheck.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that serves pages, as a process of its own on the server's core. */
final class Server implements AutoCloseable {

    static final String PASSWORD = "only for the benchmark";

    /** The page that tells that it is there. */
    private static final String FIRST_PAGE = "/questions/1";

    private final Process process;
    private final int port;
    private final Duration untilFirstPage;
    private Duration firstPage = Duration.ZERO;

    /**
     * Starts it and waits until it serves its first page.
     *
     * @param folder where it runs and has its log
     * @param java the command up to what is to be run
     */
    Server(Path folder, List<String> java, List<String> settings) throws IOException, InterruptedException {
        this.port = freePort();
        List<String> command = new ArrayList<>(java);
        command.add("--server.port=" + port);
        command.addAll(settings);
        Path log = Files.createDirectories(folder).resolve("log");
        long begin = System.nanoTime();
        this.process = new ProcessBuilder(Machine.on(Machine.SERVER, command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        while (!servesFirstPage()) {
            if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the server has ended:\n" + Files.readString(log));
            }
        }
        this.untilFirstPage = Duration.ofNanos(System.nanoTime() - begin);
    }

    /** The application as an operator runs it. */
    static Server application(Database database, String... options) throws IOException, InterruptedException {
        List<String> java = new ArrayList<>(List.of(java(Path.of(System.getProperty("java.home")))));
        java.addAll(List.of(options));
        java.addAll(List.of("-jar", System.getProperty("benchmark.jar")));
        return new Server(database.folder(), java, settings(database));
    }

    /** What is set besides what an operator may leave as it is. */
    static List<String> settings(Database database) {
        List<String> settings = new ArrayList<>(database.settings());
        settings.add("--cxcheck.limit.writes=10000000");
        settings.add("--cxcheck.admin.password=" + PASSWORD);
        return settings;
    }

    static String java(Path home) {
        return home.resolve("bin").resolve("java").toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean servesFirstPage() {
        try (Browser browser = new Browser(port)) {
            long begin = System.nanoTime();
            boolean served = browser.get("first", FIRST_PAGE).status() == 200;
            firstPage = Duration.ofNanos(System.nanoTime() - begin);
            return served;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    void onAllCores() {
        Machine.move(process.pid(), Machine.BOTH);
    }

    void onItsCore() {
        Machine.move(process.pid(), String.valueOf(Machine.SERVER));
    }

    Duration untilFirstPage() {
        return untilFirstPage;
    }

    /** How long that page itself took. */
    Duration firstPage() {
        return firstPage;
    }

    Duration cpu() {
        return Machine.cpu(process.toHandle());
    }

    Duration compilersCpu() {
        return Machine.compilersCpu(process.pid());
    }

    String residentMegabytes() {
        return Machine.residentMegabytes(process.pid()).map(String::valueOf).orElse("–");
    }

    /** As an operator stops it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("doesn't stop");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
