package com.cxcheck.quickstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.util.FileSystemUtils;

/**
 * Unpacks the jar into a folder, and starts and visits the program there once, elsewhere than where the operator's data and
 * settings are, so that the JVM can write down which classes it has loaded. With another JVM, or without what was written
 * down, what is in the folder still starts, only slower.
 */
public final class QuickStart {

    /** What the program is given to do this, and the folder that it makes where it is run. */
    public static final String COMMAND = "quick-start";

    /** What a JVM may need to run at all; anything else could be a setting of the operator's. */
    private static final Set<String> NO_SETTINGS = Set.of("PATH", "LANG", "LC_ALL", "SystemRoot", "TEMP", "TMP");

    /** What the folder consists of. */
    private static final Set<String> OURS = Set.of("cx-check.jar", "lib", "classes", "run");

    private QuickStart() {}

    /** Makes the folder, or makes it anew, and says how to start from it, or why not. Returns what the process ends with. */
    public static int make() throws InterruptedException {
        try {
            unpackAndVisit();
            System.out.println("Start it from now on with: java @" + Path.of(COMMAND, "run"));
            return 0;
        } catch (IOException | IllegalStateException e) {
            System.err.println(
                    "Nothing that starts quickly was made: " + (e instanceof IOException ? e : e.getMessage()));
            return 1;
        }
    }

    private static void unpackAndVisit() throws IOException, InterruptedException {
        File jar = new ApplicationHome(QuickStart.class).getSource();
        if (jar == null || !jar.isFile()) {
            throw new IllegalStateException("only the jar can do it, as in java -jar cx-check.jar " + COMMAND);
        }
        Path folder = Path.of(COMMAND).toAbsolutePath();
        Path unpacked = folder.resolve("cx-check.jar");
        Path classes = folder.resolve("classes");
        Path run = folder.resolve("run");
        requireNothingElse(folder);
        boolean profiles = Runtime.version().feature() >= 25;

        Path elsewhere = Files.createTempDirectory("cx-check");
        try {
            FileSystemUtils.deleteRecursively(folder);
            java(elsewhere, "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", folder.toString());
            Files.move(folder.resolve(jar.getName()), unpacked);
            Files.write(
                    run,
                    List.of(
                            // other JVMs than the one that has written it down don't know all of these
                            "-XX:+IgnoreUnrecognizedVMOptions",
                            // kept by JDK 25, these bring a warning at each start (JDK-8364929) and save next to
                            // nothing
                            "-XX:+UnlockDiagnosticVMOptions",
                            "-XX:-AOTAdapterCaching",
                            quoted((profiles ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + classes),
                            "-jar",
                            quoted(unpacked.toString())));
            java(
                    elsewhere,
                    (profiles ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + classes,
                    "-jar",
                    unpacked.toString(),
                    "--spring.profiles.active=rehearsal",
                    "--cxcheck.admin.password=" + UUID.randomUUID());
            if (!Files.exists(classes)) {
                throw new IllegalStateException("this JVM has written nothing down");
            }
        } finally {
            FileSystemUtils.deleteRecursively(elsewhere);
        }
    }

    /** What is started within the folder keeps its data there, and that is not ours to delete. */
    private static void requireNothingElse(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                if (!entries.allMatch(entry -> OURS.contains(entry.getFileName().toString()))) {
                    throw new IllegalStateException(folder + " has something else in it; it is left as it is");
                }
            }
        }
    }

    private static void java(Path elsewhere, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=" + elsewhere);
        command.addAll(List.of(arguments));
        Path log = elsewhere.resolve("log");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(elsewhere.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment().keySet().retainAll(NO_SETTINGS);
        if (process.start().waitFor() != 0) {
            throw new IllegalStateException("the program has not run:\n" + Files.readString(log));
        }
    }

    /** As the launcher reads it from a file. */
    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\") + '"';
    }
}
