package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    private static final Path SOURCES = Path.of("src/main/java/com/cxcheck");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `java/com/cxcheck/(\\w+)` \\| (.+) \\|$");

    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.+?)\\*/", Pattern.DOTALL);

    @Test
    void packagesUseOnlyWhatTheySayTheyUse() {
        ApplicationModules.of(CxCheckApplication.class).verify();
    }

    @Test
    void theReadmeSaysOfEachPackageWhatThePackageSaysOfItself() throws IOException {
        List<String> rows = ROW.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(row -> row.group(1) + ": " + row.group(2))
                .toList();

        assertThat(rows).containsExactlyInAnyOrderElementsOf(packages());
    }

    @Test
    void theRootHoldsTheApplicationAlone() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("CxCheckApplication.java", "package-info.java");
        }
    }

    private static List<String> packages() throws IOException {
        try (Stream<Path> folders = Files.list(SOURCES)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName() + ": " + description(folder.resolve("package-info.java")))
                    .toList();
        }
    }

    private static String description(Path packageInfo) {
        try {
            Matcher javadoc = JAVADOC.matcher(Files.readString(packageInfo));
            assertThat(javadoc.find()).as(packageInfo.toString()).isTrue();
            return javadoc.group(1).replaceAll("\\s*\\n \\*\\s*", " ").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
