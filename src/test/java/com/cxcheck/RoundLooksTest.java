package com.cxcheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Chromium.Test
class RoundLooksTest extends LookedAtPages {

    @Test
    void thePagesOfRounds() {
        Visitor owner = Visitor.of(new Visitor.Server("http://localhost:" + port));
        String result = owner.walk("A", "");
        become(owner.cookie("visitor"));
        page.navigate(result);
        page.getByText("Does your team see it as you do?", new Page.GetByTextOptions().setExact(true))
                .click();
        lookAsAVisitor("round-new");
        page.getByLabel("Who asks").fill("");
        press("Open the round");
        lookAsAVisitor("round-new-error");
        page.getByLabel("Who asks").fill("Bäckerei Sonnenschein " + LONG_WORD.substring(0, 40));
        press("Open the round");
        lookAsAVisitor("round-open");
        String round = page.url();
        String invitation = page.locator("#link").inputValue().replaceFirst("https?://[^/]+", "");
        context.clearCookies();
        page.navigate("/join");
        lookAsAVisitor("join");
        page.navigate("/join/0000-0000");
        lookAsAVisitor("join-unknown");
        page.navigate(invitation);
        lookAsAVisitor("join-invitation");
        press("Start");
        lookAsAVisitor("round-question");
        String member = cast(invitation, "A");
        for (int more = 0; more < 5; more++) {
            cast(invitation, more < 2 ? "A" : "B");
        }
        become(member);
        page.navigate(round + "?again=true");
        lookAsAVisitor("round-waiting");
        become(owner.cookie("visitor"));
        page.navigate(round + "/close");
        lookAsAVisitor("round-close");
        press("Yes, close it");
        page.locator("main summary").evaluateAll("all => all.forEach(each => each.click())");
        lookAsAVisitor("round-sheet");
        become(member);
        page.navigate(round);
        lookAsAVisitor("round-sheet-of-members");
        page.navigate("/kiosk?source=fair");
        lookAsAVisitor("kiosk");
        press("Make it a shared device");
        look("kiosk-start");
        page.navigate("/kiosk/done");
        look("kiosk-done");

        context.clearCookies();
        signIn("/admin/rounds");
        press("Open the round");
        look("rounds-error");
        page.getByLabel("Who asks").fill("Green Lane");
        press("Open the round");
        look("workshop-open");
        String workshop = page.url();
        invitation = page.locator("#link").inputValue().replaceFirst("https?://[^/]+", "");
        cast(invitation, "A");
        page.navigate(workshop + "/board");
        look("board-open");
        smallestTextIs32Pixels();
        for (int more = 0; more < 5; more++) {
            cast(invitation, more < 2 ? "A" : "B");
        }
        assertThat(page.locator("#numbers")).containsText("6 done");
        page.navigate(workshop + "/close?then=board");
        look("workshop-close");
        press("Yes, close it");
        look("board-closed");
        smallestTextIs32Pixels();
        page.navigate(workshop);
        look("workshop-closed");
        page.navigate(workshop + "/sheet");
        look("workshop-sheet");
        seen.assertAll();
    }

    private void smallestTextIs32Pixels() {
        page.setViewportSize(1920, 1080);
        seen.assertThat(page.evaluate("""
                        [...document.querySelectorAll('main *')]
                            .filter(each => [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim()) && each.checkVisibility())
                            .filter(each => parseFloat(getComputedStyle(each).fontSize) < 32).map(each => each.outerHTML.slice(0, 100))
                        """)).as("texts below 32 px").isEqualTo(List.of());
    }

    private String cast(String invitation, String choice) {
        Visitor member = Visitor.of(new Visitor.Server("http://localhost:" + port));
        member.send(member.get(invitation), Map.of()).redirect();
        member.answer(1, 10, choice);
        member.feedback("More bread. " + LONG_WORD).redirect();
        member.submit();
        return member.cookie("visitor");
    }

    private void become(String visitor) {
        context.clearCookies();
        context.addCookies(List.of(
                new com.microsoft.playwright.options.Cookie("visitor", visitor).setUrl("http://localhost:" + port)));
    }
}
