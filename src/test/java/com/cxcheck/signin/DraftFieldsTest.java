package com.cxcheck.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** What is kept of a form that was sent after the session had ended. */
class DraftFieldsTest {

    private static MockHttpServletRequest form() {
        return new MockHttpServletRequest("POST", "/admin/account/password");
    }

    @Test
    void passwordsAndTokensAreNotKept() {
        MockHttpServletRequest form = form();
        form.addParameter("current", "correct horse");
        form.addParameter("password", "battery staple");
        form.addParameter("newPassword", "battery staple");
        form.addParameter("_csrf", "token");

        assertThat(Draft.of(form)).isEmpty();
    }

    @Test
    void everyOtherFieldIs() {
        MockHttpServletRequest form = form();
        form.addParameter("current", "correct horse");
        form.addParameter("username", "ada");

        assertThat(Draft.of(form))
                .hasValueSatisfying(draft -> assertThat(draft.fields()).containsOnlyKeys("username"));
    }
}
