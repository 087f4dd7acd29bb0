package com.cxcheck;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** In a file, opened as the application does. */
@EnabledIfSystemProperty(named = "population", matches = "[0-9,]+")
class SpeedOnH2Test extends SpeedTest {

    @TempDir
    private static Path folder;

    @DynamicPropertySource
    static void file(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", () -> H2Url.in(folder));
    }
}
