package com.cxcheck.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * What it is measured on. Whatever serves has the first core to itself, and what loads it the second, where there are two
 * and {@code taskset}; otherwise they share what there is.
 */
final class Machine {

    static final int SERVER = 0;
    static final int LOAD = 1;
    static final String BOTH = SERVER + "-" + LOAD;

    /** The JDKs that it is started on, where they are at hand: the least that it needs, and the image's. */
    static final List<Integer> VERSIONS = List.of(17, 25);

    /** All that there are, also once we have only one of them. */
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    static final boolean PINNED =
            CORES > 1 && !output("taskset", "-c", "0", "true").isEmpty();

    private Machine() {}

    /** Keeps logs of libraries from what we print ourselves. */
    static void quieten() {
        LoggingSystem.get(Machine.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }

    /** A command that runs on one core. */
    static List<String> on(int core, List<String> command) {
        List<String> pinned = new ArrayList<>();
        if (PINNED) {
            pinned.addAll(List.of("taskset", "-c", String.valueOf(core)));
        }
        pinned.addAll(command);
        return pinned;
    }

    /** Moves a process with all of its threads, and what it starts from now on, to some cores, such as 0 or 0-1. */
    static void move(long process, String cores) {
        if (PINNED) {
            output("taskset", "-a", "-c", "-p", cores, String.valueOf(process));
        }
    }

    /** The processor time of a process and all that it has started and that is still there. */
    static Duration cpu(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * The processor time of those compilers of a JVM that are running, in steps of ten milliseconds; none where the system doesn't say
     * it as Linux does.
     */
    static Duration compilersCpu(long process) {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process + "/task"))) {
            return threads.map(thread ->
                            find(thread.resolve("stat"), "\\(C[12] Compiler.*\\) \\S(?: \\S+){10} (\\d+ \\d+)"))
                    .flatMap(Optional::stream)
                    .flatMap(times -> Stream.of(times.split(" ")))
                    .map(hundredths -> Duration.ofMillis(10 * Long.parseLong(hundredths)))
                    .reduce(Duration.ZERO, Duration::plus);
        } catch (IOException elsewhere) {
            return Duration.ZERO;
        }
    }

    /** How much of a process is in memory, in MB; empty where the system doesn't say it as Linux does. */
    static Optional<Long> residentMegabytes(long process) {
        return find(Path.of("/proc/" + process + "/status"), "VmRSS:\\s+(\\d+) kB")
                .map(kilobytes -> Long.parseLong(kilobytes) / 1024);
    }

    /** The JDKs at hand by their version: the one that runs this, and those where Linux keeps them. */
    static Map<Integer, Path> jdks() throws IOException {
        Map<Integer, Path> jdks = new TreeMap<>();
        Path kept = Path.of("/usr/lib/jvm");
        List<Path> homes = new ArrayList<>();
        if (Files.isDirectory(kept)) {
            try (Stream<Path> entries = Files.list(kept)) {
                entries.filter(home -> Files.isExecutable(home.resolve("bin/java")))
                        .sorted()
                        .forEach(homes::add);
            }
        }
        homes.add(Path.of(System.getProperty("java.home")));
        for (Path home : homes) {
            find(home.resolve("release"), "JAVA_VERSION=\"(\\d+)")
                    .ifPresent(version -> jdks.put(Integer.parseInt(version), home));
        }
        return jdks;
    }

    /** What the report begins with, as rows of a table. */
    static List<List<String>> description() {
        return List.of(
                List.of(
                        "processor",
                        find(Path.of("/proc/cpuinfo"), "model name\\s*: (.+)").orElse("unknown") + ", " + CORES
                                + " cores"),
                List.of(
                        "memory",
                        find(Path.of("/proc/meminfo"), "MemTotal:\\s+(\\d+) kB")
                                .map(kilobytes -> Long.parseLong(kilobytes) / 1_048_576 + " GB")
                                .orElse("unknown")),
                List.of("system", System.getProperty("os.name") + " " + System.getProperty("os.version")),
                List.of("JDK", System.getProperty("java.vm.version") + " of " + System.getProperty("java.vm.vendor")),
                List.of("commit", commit()),
                List.of(
                        "cores",
                        PINNED
                                ? "the server, and PostgreSQL with it, on one; the load on another"
                                : "not pinned: server, database and load share all of them"));
    }

    private static String commit() {
        String commit = output("git", "log", "-1", "--format=%h of %cs");
        if (commit.isEmpty()) {
            return "unknown";
        }
        return output("git", "status", "--porcelain").isBlank() ? commit.strip() : commit.strip() + ", with changes";
    }

    private static Optional<String> find(Path file, String regex) {
        try {
            Matcher matcher = Pattern.compile(regex).matcher(Files.readString(file));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IOException elsewhere) {
            return Optional.empty();
        }
    }

    /** What a command prints, with a line's end at least; empty if it isn't there or fails. */
    private static String output(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? output + "\n" : "";
        } catch (IOException missing) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
