package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real jar as a process of its own, which can be killed and started again at the same address. */
public final class RunningJar {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Path folder;
    private final int port;
    private final List<String> program;
    private final List<String> settings;
    private Process process;

    /** Starts it in a folder, with settings such as --key=value, and waits until it answers. */
    public RunningJar(Path folder, String... settings) throws IOException, InterruptedException {
        this(folder, List.of("-XX:TieredStopAtLevel=1", "-jar", System.getProperty("jar")), settings);
    }

    /** Starts it with what the JVM is told in place of the jar's name. */
    public RunningJar(Path folder, List<String> program, String... settings) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        this.port = freePort();
        this.program = program;
        this.settings = List.of(settings);
        this.process = start();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process start() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>();
        command.add(JAVA);
        command.addAll(program);
        command.add("--server.port=" + port);
        command.addAll(settings);
        Process started = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Visitor probe = Visitor.of(address());
        while (!started.waitFor(100, TimeUnit.MILLISECONDS)) {
            try {
                assertThat(probe.get("/").status()).isEqualTo(200);
                return started;
            } catch (UncheckedIOException notYet) {
                // and once more
            }
        }
        throw new AssertionError(Files.readString(log));
    }

    public Visitor.Server address() {
        return new Visitor.Server("http://localhost:" + port);
    }

    /** As a power cut would: with SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public void startAgain() throws IOException, InterruptedException {
        process = start();
    }

    /** As an operator would: with SIGTERM. */
    public void stop() throws InterruptedException {
        askToStop();
        waitUntilStopped();
    }

    public void askToStop() {
        process.destroy();
    }

    public void waitUntilStopped() throws InterruptedException {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    }

    /** The time that its threads have computed since it was last started, in steps of ten milliseconds. */
    public Duration cpuTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** What it has printed since it was last started. */
    public List<String> log() throws IOException {
        return Files.readAllLines(folder.resolve("log"));
    }
}
