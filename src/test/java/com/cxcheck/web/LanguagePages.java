package com.cxcheck.web;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.inbox.Population;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Translations;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A visitor whose browser asks for German. */
@AppTest
abstract class LanguagePages {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Questionnaire questionnaire;

    @Autowired
    Translations translations;

    Visitor visitor;

    @BeforeEach
    void aNewVisitorWhoReadsGerman() {
        Population.clear(jdbc);
        visitor = asking("de-AT,de;q=0.9,en;q=0.8");
    }

    Visitor asking(String languages) {
        return new Visitor(mvc).withHeader(HttpHeaders.ACCEPT_LANGUAGE, languages);
    }

    static Element html(Page page) {
        return page.html().expectFirst("html");
    }

    /** The sentences of the English texts that have more than three words, without what is put into them. */
    List<String> english() throws IOException {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            messages.load(reader);
        }
        List<String> texts = new ArrayList<>(messages.stringPropertyNames().stream()
                .map(messages::getProperty)
                .flatMap(text -> Stream.of(text.split("\\{[^}]*}")))
                .toList());
        questionnaire.choiceQuestions().forEach(question -> {
            texts.addAll(List.of(question.text(), question.label(), question.nextStep()));
            question.choices().stream().map(Choice::text).forEach(texts::add);
            question.choices().stream().map(Choice::insight).forEach(texts::add);
        });
        questionnaire.bands().forEach(band -> texts.addAll(List.of(band.name(), band.headline(), band.meaning())));
        questionnaire.themes().forEach(theme -> texts.addAll(List.of(theme.name(), theme.about())));
        translations
                .guide(Locale.ENGLISH)
                .topics()
                .forEach(topic -> texts.addAll(List.of(topic.question(), topic.answer())));
        translations
                .guide(Locale.ENGLISH)
                .actions()
                .forEach(action -> texts.addAll(List.of(action.title(), action.how())));
        return texts.stream()
                .map(String::strip)
                .filter(text -> text.split("\\s+").length > 3)
                .toList();
    }
}
