package com.cxcheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Chromium.Test
class ConsultantLooksTest extends LookedAtPages {

    @Test
    void theConsultantsPages() {
        jdbc.sql("delete from submission").update();
        signIn("/admin/style-guide");
        assertThat(page).hasURL("/admin/style-guide");
        look("style-guide");
        page.navigate("/admin");
        look("inbox-empty");
        Visitor visitor = Visitor.of(new Visitor.Server("http://localhost:" + port));
        for (int i = 0; i < 2; i++) {
            String result = visitor.walk(i == 0 ? "A" : "B", "The type is too small. " + LONG_WORD);
            visitor.keepInTouch(result, Map.of("business", LONG_WORD, "name", "Bäckerei Sonnenschein"));
            visitor.clearCookies();
        }

        page.navigate("/admin");
        page.locator(".row input[type=checkbox]").first().check();
        page.locator("summary", new Page.LocatorOptions().setHasText("Tag …")).click();
        page.locator("#newTag").fill("call back");
        press("Add");
        look("inbox");
        page.locator("summary:has-text('Filter')").click();
        look("inbox-filter");
        page.navigate("/admin?select=all");
        look("inbox-all");
        page.navigate("/admin/views?tag=call%20back");
        look("views");
        page.navigate("/admin?view=all&sort=-score");
        look("inbox-sorted");
        page.navigate("/admin?q=nothing-at-all");
        look("inbox-none");
        page.navigate("/admin");
        page.locator(".row .who").first().click();
        String submission = page.url().replaceFirst("\\?.*", "");
        page.locator("#text").fill("Thank you. More is on https://example.com/" + LONG_WORD);
        press("Send, save, next");
        page.navigate(submission);
        page.locator("input[value=COLLEAGUES]").check();
        page.locator("#text").fill("Note: " + LONG_WORD);
        page.locator("#tags").fill("call back, " + LONG_WORD.substring(0, 40));
        press("Save");
        look("submission");
        page.locator("#tags").fill("tag ".repeat(20));
        press("Save");
        look("submission-error");
        page.navigate("/admin/snippets");
        look("snippets");
        page.navigate("/admin/snippets/new");
        press("Save");
        look("snippet-error");
        page.navigate(submission);
        page.getByText("Change or withdraw").click();
        look("comment");
        page.locator("#comment").fill("");
        press("Save the change");
        look("comment-error");
        page.navigate(submission + "/action-taken");
        look("action-taken");
        page.getByLabel("What was done, in one line").fill("We print it larger now.");
        press("Save");
        page.navigate(submission + "/delete");
        look("submission-delete");
        page.navigate(submission + "/sheet");
        look("sheet");
        page.navigate("/admin/feedback?q=type");
        look("reading");
        press("Mark as acted on");
        look("reading-error");
        page.navigate("/admin/insight");
        page.locator(".answer-counts summary").first().click();
        look("insight");
        page.navigate("/admin/insight?compare-source=newsletter-with-quite-a-long-name-40-letters");
        look("insight-compared");
        page.navigate("/admin/insight?to=2001-01-01");
        look("insight-none");
        page.navigate("/admin/share");
        look("share");
        page.navigate("/admin/share?source=Frühlings-Newsletter für die Kundschaft im Laden!");
        look("share-changed");
        page.navigate("/admin/share?source=!");
        look("share-error");
        page.navigate("/admin/questionnaire");
        look("questionnaire");
        page.navigate("/admin/submissions/delete?all=true");
        look("several-delete");
        page.navigate("/admin/consultants");
        look("consultants");
        press("Create the account");
        look("consultants-error");
        page.getByLabel("Name").fill("grace");
        page.getByLabel("Password").fill("battery staple");
        press("Create the account");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("grace").setExact(true))
                .click();
        look("consultant");
        press("Set the password");
        look("consultant-error");
        page.navigate("/admin/audit");
        look("audit");
        page.setViewportSize(360, 800);
        page.getByText("Menu").click();
        look("menu");
        page.navigate("/admin/account");
        look("account");
        page.navigate("/admin/account/password");
        press("Change the password");
        look("password-error");
        page.navigate("/admin/submissions/999999");
        look("admin-no-such-page");
        seen.assertAll();
    }

    @Test
    void theSettingsAndAResultWithAllOfThem() {
        signIn("/admin/settings");
        page.locator("#colour").fill("no colour");
        press("Save");
        look("settings-error");
        Map.of(
                        "name", "Bäckerei Sonnenschein " + LONG_WORD.substring(0, 50),
                        "colour", "#777",
                        "personName", "Johanna Müller-Lüdenscheidt",
                        "personLine",
                                "I have run service desks for twenty years and now help others to need them less.",
                        "bookingUrl", "https://example.org/book",
                        "phone", "+49 30 123456",
                        "email", "hello@example.org",
                        "imprint", LONG_WORD)
                .forEach((field, value) -> page.locator("#" + field).fill(value));
        press("Save");
        look("settings");
        page.navigate("/imprint");
        look("imprint");

        context.clearCookies();
        page.navigate("/questions/1");
        String choices = Looks.LONGEST_RESULT;
        for (int question = 1; question <= choices.length(); question++) {
            answer(question, choices.charAt(question - 1) - 'A');
        }
        page.getByRole(AriaRole.TEXTBOX).fill("It made us talk for an hour.");
        press("Continue");
        press("See my result");
        lookWithAllSettings("result-with-all-settings");
        jdbc.sql("update brand set name = 'Bäckerei Sonnenschein'").update();
        page.navigate(page.url() + "?lang=de");
        lookWithAllSettings("result-with-all-settings-in-German");
        jdbc.sql(
                        "update brand set name = '', colour = '', person_name = '', person_line = '', booking_url = '', phone = '',"
                                + " email = '', imprint = ''")
                .update();
        seen.assertAll();
    }
}
