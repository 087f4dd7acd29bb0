package com.cxcheck.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Addresses with a slash at the end, as people type them and other programs complete them. */
@AppTest
class TrailingSlashTest {

    @Autowired
    private MockMvcTester mvc;

    @ParameterizedTest
    @CsvSource({
        "/guide/, /guide",
        "/admin/, /admin",
        "/privacy/, /privacy",
        "/questions/1/, /questions/1",
        "/guide/?source=May&lang=de, /guide?source=May&lang=de",
        "/no-such-page/, /no-such-page"
    })
    void leadToTheSamePageWithoutIt(String path, String page) {
        Page answer = new Visitor(mvc).get(path);

        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header(HttpHeaders.LOCATION)).isEqualTo(page);
    }

    @Test
    void theStartPageAndFormsAreNotRedirected() {
        Visitor visitor = new Visitor(mvc);
        Map<String, String> form = Visitor.form(visitor.get("/questions/1"));

        assertThat(visitor.get("/").status()).isEqualTo(200);
        assertThat(visitor.post("/questions/1/", form).status()).isEqualTo(404);
    }
}
