package com.cxcheck.brand;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
class ImprintAndPrivacyTest {

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
        jdbc.sql("update brand set imprint = '', controller_name = '', controller_address = '', controller_email = '',"
                        + " legal_basis = ''")
                .update();
    }

    private void setImprint(String imprint) {
        jdbc.sql("update brand set imprint = ?").param(imprint).update();
    }

    @Test
    void thereIsNoImprintBeforeItIsSet() {
        assertThat(visitor.get("/imprint").status()).isEqualTo(404);
        assertThat(visitor.get("/guide").html().select("footer a[href=/imprint]"))
                .isEmpty();
    }

    @Test
    void anImprintIsAPageThatEveryPageLinksTo() {
        setImprint("Green Lane <GmbH>\nLane 1");

        Page imprint = visitor.get("/imprint");

        assertThat(imprint.status()).isEqualTo(200);
        assertThat(imprint.html().expectFirst("main p").wholeText()).isEqualTo("Green Lane <GmbH>\nLane 1");
        assertThat(visitor.get("/guide")
                        .html()
                        .select("footer a[href=/imprint]")
                        .text())
                .isEqualTo("Imprint");
        assertThat(visitor.get("/guide?lang=de")
                        .html()
                        .select("footer a[href=/imprint]")
                        .text())
                .isEqualTo("Impressum");
    }

    @Test
    void anImprintElsewhereIsRedirectedTo() {
        setImprint("https://example.org/imprint?a=b");

        assertThat(visitor.get("/imprint").redirect()).isEqualTo("https://example.org/imprint?a=b");
    }

    @Test
    void thePrivacyPageNamesTheControllerAndTheLegalBasis() {
        assertThat(visitor.get("/privacy").text()).contains("The consultancy that runs this site");
        jdbc.sql("update brand set controller_name = 'Green Lane GmbH', controller_address = 'Lane 1',"
                        + " controller_email = 'privacy@example.org', legal_basis = 'Art. 6 (1) (f) GDPR'")
                .update();

        Page privacy = visitor.get("/privacy");

        assertThat(privacy.text())
                .contains("Green Lane GmbH Lane 1 privacy@example.org", "Legal basis: Art. 6 (1) (f) GDPR")
                .doesNotContain("The consultancy that runs this site");
        assertThat(privacy.html().select("address a").attr("href")).isEqualTo("mailto:privacy@example.org");
    }

    @Test
    void thePrivacyPageSaysWhichRightsThereAreAndHowToUseThem() {
        assertThat(visitor.get("/privacy").text())
                .contains("correct", "delete", "object to its use", "data protection supervisory authority");
    }
}
