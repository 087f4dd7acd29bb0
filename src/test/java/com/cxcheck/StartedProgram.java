package com.cxcheck;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The program, started with a database of its own and any settings. */
@ExtendWith(OutputCaptureExtension.class)
abstract class StartedProgram {

    @TempDir
    Path folder;

    ConfigurableApplicationContext start(String... more) {
        return startOn(
                "jdbc:h2:file:" + folder.resolve("not/there/yet/cxcheck")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
                more);
    }

    static ConfigurableApplicationContext startOn(String database, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--spring.datasource.url=" + database));
        arguments.addAll(List.of(more));
        return SpringApplication.run(CxCheckApplication.class, arguments.toArray(String[]::new));
    }

    static Visitor.Server server(ConfigurableApplicationContext context) {
        return new Visitor.Server("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }
}
