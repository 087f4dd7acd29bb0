package com.cxcheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.cxcheck.editor.PublishedVersions;
import com.cxcheck.submission.QuestionnaireVersions;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Chromium.Test
class EditorLooksTest extends LookedAtPages {

    @Autowired
    private QuestionnaireVersions versions;

    @Test
    void thePagesOfAPreview() {
        signIn("/admin/questionnaire/draft/preview");
        look("preview-start");
        page.navigate("/admin/questionnaire/draft/preview/questions/1");
        look("preview-question");
        press("Continue");
        look("preview-question-error");
        page.navigate("/admin/questionnaire/draft/preview/questions/11");
        look("preview-feedback");
        page.getByText("Mixed result").click();
        look("preview-result");
        page.navigate(page.url().replace("/result", "/answers"));
        look("preview-check");
        press("See my result");
        assertThat(page).hasURL(Pattern.compile(".*/preview/result\\?answers=.*"));
        seen.assertAll();
    }

    @Test
    void thePagesOfADraft() {
        String draft = "/admin/questionnaire/draft";
        signIn(draft);
        look("draft");
        page.navigate(draft + "/themes/journey");
        page.getByLabel("Name, English").fill("The way " + LONG_WORD);
        page.locator("main button.button").first().click();
        page.navigate(draft + "/themes/journey");
        look("draft-theme-outdated");
        page.navigate(draft + "/questions/q3");
        look("draft-question");
        page.getByLabel("Text, English").first().fill("Which way?");
        page.locator("main button.button").first().click();
        look("draft-question-error");
        for (String each :
                List.of("start", "bands/service-led", "guide/difference", "actions/journey-map", "publish")) {
            page.navigate(draft + "/" + each);
            look("draft-" + each.replace('/', '-'));
        }
        page.getByText("Publish", new Page.GetByTextOptions().setExact(true)).click();
        look("draft-publish-error");
        page.navigate(draft + "/compare");
        look("draft-compare");
        page.navigate(draft + "/compare?all");
        look("draft-compare-all");
        page.navigate(draft + "/import");
        page.getByText("Read a file", new Page.GetByTextOptions().setExact(true))
                .click();
        look("draft-import-error");
        page.navigate(draft + "/discard");
        look("draft-discard");
        page.getByText("Discard it").click();
        assertThat(page).hasURL(Pattern.compile(".*/admin/questionnaire\\?discarded"));
        seen.assertAll();
    }

    @Test
    void thePageOfWhatADraftChanges() {
        signIn("/admin/questionnaire/draft/questions/q5");
        page.getByLabel("Weight, 1 to 10").fill("3");
        page.getByLabel("As a statement, English").fill("We turn each bad feeling around " + LONG_WORD);
        page.getByLabel("Better worded: it asks the same").check();
        press("Save");
        page.navigate("/admin/questionnaire/draft/compare");
        look("compare");
        page.navigate("/admin/questionnaire/draft/compare?all");
        look("compare-all");
        PublishedVersions.reset(jdbc, versions);
        seen.assertAll();
    }
}
