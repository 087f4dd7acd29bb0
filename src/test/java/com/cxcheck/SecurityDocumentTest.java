package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Holds docs/security.md to the tests that it names, and tries what no other test tries of what it promises. */
@AppTest
class SecurityDocumentTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)#(\\w+)`");

    @Autowired
    private MockMvcTester mvc;

    @Test
    void everyTestThatItNamesIsThere() throws IOException {
        List<MatchResult> named = NAMED.matcher(Files.readString(Path.of("docs/security.md")))
                .results()
                .toList();
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }

        assertThat(named)
                .hasSizeGreaterThan(100)
                .allSatisfy(test -> assertThat(sources)
                        .as(test.group())
                        .filteredOn(file -> file.endsWith(test.group(1) + ".java"))
                        .anyMatch(file -> contains(file, "void " + test.group(2) + "(")));
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Document page(String path) {
        return Jsoup.parse(new Visitor(mvc).get(path).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/admin/account/password", "/admin/consultants"})
    @SignedInConsultant
    void passwordFieldsHideAndTellManagersWhatTheyAre(String path) {
        List<Element> fields = page(path).select("input[name~=(?i)password|current]");

        assertThat(fields).isNotEmpty().allSatisfy(field -> {
            assertThat(field.attr("type")).isEqualTo("password");
            assertThat(field.attr("autocomplete")).isIn("current-password", "new-password");
        });
    }
}
