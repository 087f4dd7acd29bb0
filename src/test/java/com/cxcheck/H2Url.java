package com.cxcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** H2's URL of application.yaml, for tests that need a file which is opened as the program opens its own. */
public final class H2Url {

    private H2Url() {}

    /** The same with the file in another folder. */
    public static String in(Path folder) {
        try {
            Object url = new YamlPropertySourceLoader()
                    .load("application", new ClassPathResource("application.yaml"))
                    .get(0)
                    .getProperty("spring.datasource.url");
            return String.valueOf(url).replace("./data/", folder + "/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
