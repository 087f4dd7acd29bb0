package com.cxcheck.operations;

import com.cxcheck.CxCheckApplication;
import com.cxcheck.Visitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** H2's file with what was deleted, and the compaction that rewrites it. */
@ExtendWith(OutputCaptureExtension.class)
abstract class Compactions {

    static final String OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;"
            + "WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;MAX_COMPACT_TIME=0;TRACE_LEVEL_FILE=0";

    static final String WORD = "unmistakable";

    @TempDir
    Path folder;

    @BeforeEach
    void register() {
        FullDisk.register();
    }

    @AfterEach
    void makeRoom() {
        FullDisk.makeRoom();
        FullDisk.watchNoMore();
    }

    Path data() {
        return folder.resolve("data");
    }

    Path file() {
        return data().resolve("cxcheck.mv.db");
    }

    ConfigurableApplicationContext start(String... more) {
        return SpringApplication.run(
                CxCheckApplication.class,
                Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--spring.datasource.url=jdbc:h2:file:fulldisk:" + data().resolve("cxcheck")
                                                + OPTIONS),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    static Visitor visitor(ConfigurableApplicationContext context) {
        return Visitor.of(new Visitor.Server(
                "http://localhost:" + context.getEnvironment().getProperty("local.server.port")));
    }

    boolean isInTheFile(String word) throws IOException {
        return new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1).contains(word);
    }

    List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(data())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
