package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

/** The cookie that tells visitors' browsers apart. */
class VisitorCookieTest extends WalkPages {

    @Test
    void theTokenOfTheCookieIsStoredAsAHashOnly() {
        visitor.answer(1, "A");

        String token = visitor.cookie("visitor");
        assertThat(token).hasSize(43);
        String hash = jdbc.sql("select token_hash from submission")
                .query(String.class)
                .single();
        assertThat(hash).isEqualTo(DigestUtils.sha256Hex(token));
    }

    @Test
    void theCookieIsOutOfReachForScriptsAndOtherSites() {
        String cookie = visitor.get("/questions/1").header("Set-Cookie");

        assertThat(cookie)
                .startsWith("visitor=")
                .contains("; Path=/; ", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void overHttpsTheCookieIsSecureAndBoundToTheHost() {
        String cookie = visitor.get("https://localhost/questions/1").header("Set-Cookie");

        assertThat(cookie).startsWith("__Host-visitor=").contains("; Secure").doesNotContain("Domain");
    }

    @Test
    void aVisitorHasNoServerSession() {
        visitor.walk("A", "");

        assertThat(visitor.hasCookie("consultant")).isFalse();
        assertThat(visitor.hasCookie("JSESSIONID")).isFalse();
        assertThat(mvc.get().uri("/questions/1").exchange().getRequest().getSession(false))
                .isNull();
    }

    @Test
    void anAnswerFromAPageWhoseCookieHasExpiredIsKept() {
        visitor.answer(1, 6, "A");
        Page seven = visitor.get("/questions/7");
        visitor.clearCookie("visitor");

        assertThat(visitor.send(seven, Map.of("choice", "C")).redirect()).isEqualTo("/questions/1");
        visitor.answer(1, 6, "A");
        assertThat(visitor.get("/questions/7").chosen()).isEqualTo("C");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class VisitorCookieOnPostgresTest extends VisitorCookieTest {}
