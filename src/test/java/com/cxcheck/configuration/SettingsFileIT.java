package com.cxcheck.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The real jar beside an application.yaml that is no YAML. */
class SettingsFileIT {

    @TempDir
    private Path folder;

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(
                        "cxcheck:\n  url: \"http://x\n", "application.yaml, line 3: found unexpected end of stream."),
                Arguments.of("cxcheck:\n\turl: http://x\n", "application.yaml, line 2: found character '\\t(TAB)'"),
                Arguments.of("a: 1\na: 2\n", "application.yaml, line 2: found duplicate key a."),
                Arguments.of(
                        "cxcheck:\n  url: http://\u00e4.example\n",
                        "application.yaml is not UTF-8; save it as UTF-8."));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void stopsTheStartWithOneSentenceThatNamesFileAndLine(String yaml, String sentence)
            throws IOException, InterruptedException {
        Files.write(folder.resolve("application.yaml"), yaml.getBytes(StandardCharsets.ISO_8859_1));
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("jar"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();

        List<String> log = program.inputReader(StandardCharsets.UTF_8).lines().toList();

        assertThat(program.waitFor()).isEqualTo(1);
        assertThat(log)
                .contains("APPLICATION FAILED TO START")
                .anyMatch(line -> line.startsWith(sentence))
                .noneMatch(line -> line.startsWith("\tat "));
    }
}
