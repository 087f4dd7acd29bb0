package com.cxcheck.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** A part of a page that is written once. */
class FragmentCacheTest {

    private static final String PAGE = """
            <p cx:cache="~{:: part(word=${word})}"></p>\
            <th:block th:if="${false}"><b th:fragment="part(word)" th:text="|${word} for ${visitor ?: 'everyone'} in ${#locale}|"></b></th:block>""";

    private final SpringTemplateEngine templates = new SpringTemplateEngine();
    private final AtomicInteger written = new AtomicInteger();

    FragmentCacheTest() {
        StringTemplateResolver pages = new StringTemplateResolver();
        pages.setCacheable(true);
        templates.setTemplateResolver(pages);
        templates.addDialect(new FragmentCacheDialect());
    }

    /** Counts how often it was written. */
    private final class Word {

        private final String text;

        private Word(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            written.incrementAndGet();
            return text;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Word word && word.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    private String part(String word, Locale language) {
        return templates.process(PAGE, new Context(language, Map.of("word", new Word(word), "visitor", "somebody")));
    }

    @Test
    void isTheSameForEqualParametersAndWrittenOnlyOnce() {
        String first = part("one", Locale.ENGLISH);
        String second = part("one", Locale.ENGLISH);

        assertThat(first).isEqualTo(second).isEqualTo("<b>one for everyone in en</b>");
        assertThat(written).hasValue(1);
    }

    @Test
    void isAnotherForOtherParametersAndInAnotherLanguage() {
        part("one", Locale.ENGLISH);

        assertThat(part("two", Locale.ENGLISH)).isEqualTo("<b>two for everyone in en</b>");
        assertThat(part("one", Locale.GERMAN)).isEqualTo("<b>one for everyone in de</b>");
    }

    @Test
    void seesNothingOfThePageButItsParameters() {
        assertThat(part("one", Locale.ENGLISH)).doesNotContain("somebody");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "th:if='${true}' | 1",
                "th:if='${false}' | 0",
                "th:unless='${true}' | 0",
                "th:unless='${false}' | 1",
                "th:each='each : ${ {1, 2} }' | 2"
            })
    void isThereAsOftenAsItsElement(String condition, int times) {
        String page = PAGE.replace("<p cx:cache", "<p " + condition + " cx:cache");

        assertThat(templates.process(page, new Context(Locale.ENGLISH, Map.of("word", new Word("one")))))
                .isEqualTo("<b>one for everyone in en</b>".repeat(times));
    }
}
