package com.cxcheck.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What filters say of a period that can't be as it is. */
@AppTest
@SignedInConsultant
class PeriodNotesTest {

    private static final String CORRECTED = "Only years from 2000 to 2100 can be chosen.";
    private static final String REVERSED = "The period ends before it begins";

    @Autowired
    private MockMvcTester mvc;

    private Visitor consultant;

    @BeforeEach
    void somebodyHasSubmitted() {
        consultant = new Visitor(mvc);
        new Visitor(mvc).walk("A", "Hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/submissions", "/admin/insight"})
    void aYearBefore2000OrAfter2100IsCorrectedAndThePageSaysSo(String path) {
        for (String day : new String[] {"1969-12-31", "0026-11-28"}) {
            Page page = consultant.get(path + "?from=" + day);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains(CORRECTED).doesNotContain(REVERSED);
            assertThat(page.html().select("input[name=from]").val()).isEqualTo("2000-01-01");
        }
        Page page = consultant.get(path + "?to=12026-11-28");
        assertThat(page.text()).contains(CORRECTED);
        assertThat(page.html().select("input[name=to]").val()).isEqualTo("2100-12-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/submissions", "/admin/insight"})
    void aPeriodTheWrongWayRoundIsSaidToBe(String path) {
        assertThat(consultant.get(path + "?from=2026-11-28&to=2026-11-01").text())
                .contains(REVERSED)
                .doesNotContain(CORRECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?from=2000-01-01&to=2100-12-31", "?from=2026-11-28&to=2026-11-28", "?from=&to="})
    void ofAnyOtherNothingIsSaid(String query) {
        for (String path : new String[] {"/admin/submissions", "/admin/insight"}) {
            assertThat(consultant.get(path + query).text()).doesNotContain(CORRECTED, REVERSED);
        }
    }
}
