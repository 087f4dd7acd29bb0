package com.cxcheck.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The ways of running it on a JDK: as a jar, or with the start-up cache, which is made when it is first needed. */
final class QuickStart {

    /** As docs/operations.md has them. */
    static final String[] LITTLE_MEMORY = {
        "-Xmx128m",
        "-XX:+UseG1GC",
        "-XX:G1PeriodicGCInterval=5000",
        "-XX:MinHeapFreeRatio=5",
        "-XX:MaxHeapFreeRatio=15",
        "-XX:TrimNativeHeapInterval=5000"
    };

    private final Path folder;
    private final Map<Integer, Path> jdks;
    private final Map<Integer, Path> made = new HashMap<>();

    /** @param folder where the caches are made */
    QuickStart(Path folder) throws IOException {
        this.folder = folder;
        this.jdks = Machine.jdks();
    }

    /** Whether there is a JDK of this version here. */
    boolean has(int version) {
        return jdks.containsKey(version);
    }

    /** The command that runs the jar, with options of the JVM. */
    List<String> jar(int version, String... options) {
        return command(version, options, List.of("-jar", System.getProperty("benchmark.jar")));
    }

    /** The command of docs/operations.md that uses the cache, with options of the JVM besides. */
    List<String> cached(int version, String... options) throws IOException, InterruptedException {
        Path run = made.get(version);
        if (run == null) {
            run = make(version);
            made.put(version, run);
        }
        return command(version, options, List.of("@" + run));
    }

    private List<String> command(int version, String[] options, List<String> program) {
        List<String> command = new ArrayList<>(List.of(Server.java(home(version))));
        command.addAll(List.of(options));
        command.addAll(program);
        return command;
    }

    private Path home(int version) {
        return jdks.getOrDefault(version, Path.of(System.getProperty("java.home")));
    }

    private Path make(int version) throws IOException, InterruptedException {
        Path place = Files.createDirectories(folder.resolve("jdk-" + version));
        Report.say("making the start-up cache of JDK " + version);
        ProcessBuilder script = new ProcessBuilder(
                Path.of("deploy", "quick-start").toAbsolutePath().toString(), System.getProperty("benchmark.jar"));
        script.environment().put("JAVA_HOME", home(version).toString());
        Process making = script.directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("log").toFile())
                .start();
        if (!making.waitFor(10, TimeUnit.MINUTES) || making.exitValue() != 0) {
            making.destroyForcibly();
            throw new IllegalStateException(Files.readString(place.resolve("log")));
        }
        return place.resolve("quick-start").resolve("run");
    }
}
