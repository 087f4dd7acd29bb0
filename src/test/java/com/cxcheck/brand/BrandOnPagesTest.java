package com.cxcheck.brand;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
class BrandOnPagesTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    private Visitor visitor;

    @BeforeEach
    void aVisitor() {
        visitor = new Visitor(mvc);
    }

    @AfterEach
    void setNothing() {
        jdbc.sql("update brand set name = '', phone = ''").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/guide", "/scoring", "/privacy", "/accessibility", "/questions/1", "/login"})
    void aBrandThatIsNotSetHasANeutralNameAndTheLineAsItsMark(String path) {
        Page page = visitor.get(path);

        assertThat(page.html().expectFirst(".brand").text()).isEqualTo("Customer experience check");
        assertThat(page.html().select(".brand svg.mark")).hasSize(1);
        assertThat(page.html().select(".masthead a")).hasSize(1);
        assertThat(page.body()).doesNotContain("CX Check");
    }

    @Test
    void theNeutralNameIsInThePagesLanguage() {
        assertThat(visitor.get("/guide?lang=de").html().expectFirst(".brand").text())
                .isEqualTo("Check zur Kundenerfahrung");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/guide", "/privacy", "/questions/1", "/login"})
    void aNameAndAPhoneNumberShowAtOnceOnEveryPage(String path) {
        visitor.get(path);
        jdbc.sql("update brand set name = 'Green Lane & Co', phone = '+49 (0)30 123-456'")
                .update();

        Page page = visitor.get(path);

        assertThat(page.html().title()).endsWith(" – Green Lane & Co");
        assertThat(page.html().expectFirst(".brand").text()).isEqualTo("Green Lane & Co");
        Element phone = page.html().expectFirst(".masthead a.phone");
        assertThat(phone.text()).isEqualTo("+49 (0)30 123-456");
        assertThat(phone.attr("href")).isEqualTo("tel:+4930123456");
    }
}
