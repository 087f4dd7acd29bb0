package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form for contact details on the result page. */
class ContactFormTest extends VisitorWithResults {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "ada@localhost",
                "ada@127.0.0.1",
                "ada@[127.0.0.1]",
                "ada@ex_ample.org",
                "\"ada\"@example.com",
                "ada..lovelace@example.com",
                "grüße@example.com",
                "ada@example.com, bob@example.com"
            })
    void anAddressToWhichNoMailCanBeSentIsSaidSoAtItsFieldAndNothingIsLost(String email) {
        String result = visitor.walk("A", "");

        Page page = visitor.keepInTouch(result, Map.of("name", "Ada", "email", email, "consent", "true"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select(".error-summary a").eachAttr("href")).containsExactly("#email");
        assertThat(page.html().select("#email-error").text())
                .isEqualTo("Write the e-mail address like name@example.com");
        assertThat(page.html().select("#email").val()).isEqualTo(email);
        assertThat(page.html().select("#name").val()).isEqualTo("Ada");
        assertThat(page.html().select("#consent").hasAttr("checked")).isTrue();
    }

    @Test
    void whatCannotBeSeenIsTakenOffAnAddress() {
        String result = visitor.walk("A", "");

        visitor.keepInTouch(
                        result, Map.of("email", "\u00a0\u200bada+check@\u00adexample.com\u202c ", "consent", "true"))
                .redirect();

        assertThat(jdbc.sql("select email from submission").query(String.class).single())
                .isEqualTo("ada+check@example.com");
    }

    @Test
    void contactDetailsAreOptionalAndConsentIsApartAndUnticked() {
        Page page = visitor.get(visitor.walk("A", ""));

        assertThat(page.html().select("#consent[type=checkbox]")).hasSize(1);
        assertThat(page.html().select("#consent").hasAttr("checked")).isFalse();
        assertThat(page.html().select("input[required]")).isEmpty();
        for (String field : List.of("name", "business", "email", "phone", "teamSize", "consent")) {
            assertThat(page.html().select("label[for=" + field + "]")).as(field).hasSize(1);
        }
    }

    @Test
    void contactDetailsAreStoredWithTheConsentAndItsTime() {
        String result = visitor.walk("A", "");

        Page kept = visitor.keepInTouch(
                result,
                Map.of(
                        "name",
                        " Ada ",
                        "business",
                        "Müller & Söhne",
                        "email",
                        "ada@example.com",
                        "teamSize",
                        "TWO_TO_TEN",
                        "consent",
                        "true"));

        assertThat(kept.redirect()).isEqualTo(result + "#contact");
        assertThat(visitor.get(result).html().select("#contact [role=status]").text())
                .isEqualTo("You asked us to answer at ada@example.com. We do so within one working day.");
        assertThat(new Visitor(mvc).get(result + "?kept").html().select("[role=status]"))
                .isEmpty();
        assertThat(visitor.get(result).html().select("#business").val()).isEqualTo("Müller & Söhne");
        assertThat(visitor.get(result)
                        .html()
                        .select("#teamSize option[selected]")
                        .val())
                .isEqualTo("TWO_TO_TEN");
        Map<String, Object> row = jdbc.sql("select * from submission").query().singleRow();
        assertThat(row).containsEntry("contact_name", "Ada").containsEntry("email", "ada@example.com");
        assertThat(row.get("consented_at")).isNotNull();
    }

    @Test
    void anAddressWithoutConsentIsNotStored() {
        String result = visitor.walk("A", "");

        Page page = visitor.keepInTouch(result, Map.of("email", "ada@example.com", "business", "Ada Ltd"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().title()).startsWith("Error: ");
        assertThat(page.html().select(".error-summary a").attr("href")).isEqualTo("#consent");
        assertThat(page.html().select("#business").val())
                .as("what was written is still there")
                .isEqualTo("Ada Ltd");
        assertThat(jdbc.sql("select email from submission").query().singleColumn())
                .containsOnlyNulls();
    }

    @Test
    void whatCannotBeTakenIsSaidSoOnceAField() {
        String result = visitor.walk("A", "");

        Page page = visitor.keepInTouch(
                result,
                Map.of(
                        "email",
                        "nobody".repeat(60),
                        "name",
                        "x".repeat(201),
                        "business",
                        "x".repeat(201),
                        "consent",
                        "true"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select(".error-summary a").eachAttr("href"))
                .containsExactlyInAnyOrder("#email", "#name", "#business");
        assertThat(page.html().select("#email-error").text())
                .isEqualTo("Write the e-mail address like name@example.com");
        assertThat(page.html().select("#name-error").text()).isEqualTo("Your name may have up to 200 characters here");
    }

    @Test
    void aTamperedContactFormIsNoError() {
        String result = visitor.walk("A", "");

        assertThat(visitor.keepInTouch(result, Map.of("phone", "030 123456", "teamSize", "HUGE", "consent", "true"))
                        .redirect())
                .startsWith(result);
        assertThat(visitor.keepInTouch(result, Map.of("email", "ada@example.com", "consent", "xyz"))
                        .status())
                .isEqualTo(422);
        Map<String, Object> row = jdbc.sql("select * from submission").query().singleRow();
        assertThat(row)
                .containsEntry("phone", "030 123456")
                .containsEntry("team_size", null)
                .containsEntry("email", null);
    }

    @Test
    void whoCanNotBeAnsweredIsToldSoAndNotThanked() {
        String result = visitor.walk("A", "");

        visitor.keepInTouch(result, Map.of()).redirect();
        assertThat(items(visitor.get(result), "#contact [role=status]"))
                .containsExactly(
                        "You have not entered anything. To get an answer, leave an e-mail address or a telephone number.");
        visitor.keepInTouch(result, Map.of("name", "Ada", "business", "Ada Ltd"))
                .redirect();
        Page page = visitor.get(result);
        assertThat(items(page, "#contact [role=status]"))
                .containsExactly(
                        "Your details are saved. Without an e-mail address or a telephone number we can’t answer you.");
        assertThat(page.html().select("#contact details").hasAttr("open")).isTrue();
        assertThat(page.html().select("#name").val()).isEqualTo("Ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"030 123456", "+49 (30) 123-456", "０３０１２３４５", "(030)12345"})
    void aTelephoneNumberIsEnough(String phone) {
        String result = visitor.walk("A", "");

        visitor.keepInTouch(result, Map.of("phone", phone, "consent", "true")).redirect();

        assertThat(visitor.get(result).html().select("#contact [role=status]").text())
                .startsWith("You asked us to answer at " + phone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234",
                "call me",
                "030 123456 or ask for Ada",
                "12345678901234567890123456",
                "+",
                "\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE"
            })
    void aTextThatIsNoTelephoneNumberIsSaidSoAtItsField(String phone) {
        String result = visitor.walk("A", "");

        Page page = visitor.keepInTouch(result, Map.of("phone", phone, "consent", "true"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select(".error-summary a").eachAttr("href")).containsExactly("#phone");
        assertThat(page.html().select("#phone").val()).isEqualTo(phone);
    }

    @Test
    void emptyingTheFormDeletesWhatWasThereAndSaysSoOnceToTheBrowserThatDidIt() {
        String result = visitor.walk("A", "");
        visitor.keepInTouch(result, Map.of("name", "Ada", "email", "ada@example.com", "consent", "true"))
                .redirect();

        visitor.keepInTouch(result, Map.of("name", "", "email", "")).redirect();

        assertThat(new Visitor(mvc).get(result).html().select("[role=status]")).isEmpty();
        assertThat(visitor.get(result).html().select("#contact [role=status]").text())
                .isEqualTo("Your contact details are deleted. We will not get in touch.");
        assertThat(visitor.get(result).html().select("[role=status]")).isEmpty();
        assertThat(jdbc.sql("select coalesce(contact_name, email) from submission")
                        .query()
                        .singleColumn())
                .containsOnlyNulls();
    }

    @Test
    void consentKeepsItsTimeWhileTheAddressStaysAndEndsWithIt() {
        String result = visitor.walk("A", "");
        visitor.keepInTouch(result, Map.of("email", "ada@example.com", "consent", "true"))
                .redirect();
        jdbc.sql("update submission set consented_at = timestamp with time zone '2020-01-01 00:00:00+00:00'")
                .update();

        visitor.keepInTouch(result, Map.of("name", "Ada")).redirect();
        assertThat(consentedIn2020()).isTrue();
        visitor.keepInTouch(result, Map.of("email", "other@example.com")).redirect();
        assertThat(consentedIn2020()).isFalse();
        visitor.keepInTouch(result, Map.of("name", "", "email", "")).redirect();
        assertThat(jdbc.sql("select consented_at from submission").query().singleColumn())
                .containsOnlyNulls();
    }

    private boolean consentedIn2020() {
        return jdbc.sql("select extract(year from consented_at) from submission")
                        .query(Integer.class)
                        .single()
                == 2020;
    }
}
