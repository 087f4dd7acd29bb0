package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script deploy/quick-start with the real jar and the JVM that runs the tests. */
@Tag("slow")
class QuickStartIT {

    @TempDir
    private Path folder;

    @Test
    void theProgramStartsFromTheClassesThatAreKeptAndWithoutThemToo() throws Exception {
        Path install = Files.createDirectory(folder.resolve("install"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        // with this setting of the operator's nothing would start
        Files.writeString(install.resolve("application.yaml"), "cxcheck.limit.writes: 0");

        assertThat(make(install, temporary))
                .isEqualToIgnoringNewLines("Start it from now on with: java @quick-start/run");
        assertThat(names(temporary)).isEmpty();
        assertThat(names(install)).containsExactlyInAnyOrder("application.yaml", "quick-start");
        assertThat(names(install.resolve("quick-start")))
                .containsExactlyInAnyOrder("classes", "cx-check.jar", "lib", "run");

        Path elsewhere = folder.resolve("elsewhere");
        RunningJar server = new RunningJar(
                elsewhere,
                List.of("-Xlog:class+load:file=loaded:none:filecount=0", "@" + install.resolve("quick-start/run")),
                "--cxcheck.admin.password=correct horse");
        assertThat(whereMainIsFrom(elsewhere)).isEqualTo("shared objects file");
        assertThat(server.log()).noneMatch(line -> line.contains("[warning]"));
        server.stop();

        Files.delete(install.resolve("quick-start/classes"));
        server.startAgain();
        assertThat(whereMainIsFrom(elsewhere)).startsWith("file:").endsWith("cx-check.jar");
        server.stop();
    }

    @Test
    void aFolderThatIsThereAlreadyIsLeftAsItIs() throws Exception {
        Path kept = Files.createDirectories(folder.resolve("quick-start")).resolve("kept");
        Files.createFile(kept);

        assertThat(make(folder, folder)).contains("quick-start is there already");

        assertThat(kept).exists();
    }

    private static String make(Path folder, Path temporary) throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder(
                        Path.of("deploy", "quick-start").toAbsolutePath().toString(), System.getProperty("jar"))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        script.environment().put("TMPDIR", temporary.toString());
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Where the JVM has taken our main class from. */
    private static String whereMainIsFrom(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("loaded")).stream()
                .filter(line -> line.startsWith("com.cxcheck.CxCheckApplication source: "))
                .map(line -> line.replaceFirst(".* source: ", "").replace(" (top)", ""))
                .findFirst()
                .orElseThrow();
    }
}
