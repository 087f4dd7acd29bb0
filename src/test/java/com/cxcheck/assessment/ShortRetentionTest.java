package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Where results are deleted before the reminder would come. */
@AppTest
@TestPropertySource(
        properties = {"spring.mail.host=127.0.0.1", "spring.mail.port=1", "cxcheck.retention.submitted=60d"})
class ShortRetentionTest {

    @Autowired
    private MockMvcTester mvc;

    @Test
    void thatIsSaidInPlaceOfTheBox() {
        Visitor visitor = new Visitor(mvc);

        Page page = visitor.get(visitor.walk("A", ""));

        assertThat(page.html().select("#remind")).isEmpty();
        assertThat(page.html().select("form[action$=/copy] .hint").text())
                .isEqualTo("No reminder by mail: results are deleted here after 60 days.");
    }
}
