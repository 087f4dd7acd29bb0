package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages of a deletion, and requests that were under way while it happened. */
class DeletionTest extends DeletionPages {

    @Test
    void anAnswerFromAnotherTabAfterwardsIsNotKeptButTheVisitorCanBeginAgain() {
        visitor.answer(1, 4, "A");
        Page five = visitor.get("/questions/5");
        Visitor otherTab = visitor.sameBrowser();
        delete(visitor);

        Page told = otherTab.send(five, Map.of("choice", "B"));

        assertThat(told.status()).isEqualTo(409);
        assertThat(notice(told)).startsWith("Your answers were deleted, so this one was not saved.");
        assertThat(told.chosen()).isEqualTo("B");
        assertThat(rows()).isZero();
        assertThat(otherTab.send(told, Map.of()).redirect())
                .as("it begins anew")
                .isEqualTo("/questions/1");
        assertThat(rows()).isEqualTo(1);
        assertThat(otherTab.get("/questions/5").redirect()).isEqualTo("/questions/1");
    }

    @Test
    void feedbackFromAnotherTabAfterwardsIsNotLost() {
        visitor.answer(1, 10, "A");
        Page eleven = visitor.get("/questions/11");
        Visitor otherTab = visitor.sameBrowser();
        delete(visitor);

        Page told = otherTab.send(eleven, Map.of("feedback", "A long text"));

        assertThat(told.status()).isEqualTo(409);
        assertThat(Visitor.form(told)).containsEntry("feedback", "\nA long text");
        assertThat(rows()).isZero();
    }

    @Test
    void submittingFromAnotherTabAfterwardsSaysThatTheAnswersAreDeleted() {
        visitor.answer(1, 10, "A");
        Page check = visitor.get("/answers");
        Visitor otherTab = visitor.sameBrowser();
        delete(visitor);

        Page told = otherTab.get(otherTab.send(check, Map.of()).redirect());

        assertThat(notice(told)).isEqualTo("Your unfinished check has been deleted.");
        assertThat(rows()).isZero();
        assertThat(otherTab.answer(1, "B").redirect()).isEqualTo("/questions/2");
    }

    @Test
    void anAnswerSentWhileDeletingDoesNotSurvive() throws Exception {
        for (int time = 0; time < 100; time++) {
            Visitor racer = new Visitor(mvc);
            int answered = time % 3;
            racer.answer(1, answered, "A");
            if (time % 10 == 9) {
                racer.answer(1, 10, "A");
                racer.submit();
            }
            Map<String, String> answer =
                    Visitor.form(racer.get(time % 10 == 9 ? "/questions/1?attempt=2" : "/questions/" + (answered + 1)));
            answer.put("choice", "B");
            String page = "/questions/" + (time % 10 == 9 ? 1 : answered + 1);
            Map<String, String> delete = Visitor.form(racer.get("/answers/delete"));

            List<Page> pages = atOnce(List.of(
                    () -> racer.sameBrowser().post(page, answer),
                    () -> racer.sameBrowser().post("/answers/delete", delete),
                    () -> racer.sameBrowser().post(page, answer)));

            assertThat(pages).extracting(Page::status).isSubsetOf(303, 409);
            assertThat(pages.get(1).redirect()).isEqualTo("/?deleted");
            assertThat(rows()).as("of the deleted, time " + time).isZero();
        }
    }

    private static List<Page> atOnce(List<Callable<Page>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Page> pages = new ArrayList<>();
            for (Future<Page> page : threads.invokeAll(calls)) {
                pages.add(page.get());
            }
            return pages;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsKeptOfADeletionIsAHashForADay() {
        visitor.answer(1, "A");
        String token = visitor.cookie("visitor");
        delete(visitor);

        assertThat(jdbc.sql("select token_hash from deleted_visitor order by id desc limit 1")
                        .query(String.class)
                        .single())
                .hasSize(64)
                .doesNotContain(token);
        assertThat(jdbc.sql("select deleted_at from deleted_visitor order by id desc limit 1")
                        .query(Instant.class)
                        .single())
                .isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void aTokenThatWasNeverIssuedIsNobodys() {
        String planted = "planted-0123456789-0123456789-0123456789-01";
        assertThat(planted).hasSize(43);
        visitor.setCookie("visitor", planted);
        Page first = visitor.get("/questions/1");
        assertThat(visitor.cookie("visitor")).isNotEqualTo(planted);
        visitor.setCookie("visitor", planted);

        assertThat(visitor.send(first, Map.of("choice", "B")).redirect()).isEqualTo("/questions/2");

        assertThat(visitor.cookie("visitor")).isNotEqualTo(planted);
        assertThat(visitor.get("/questions/1").chosen()).isEqualTo("B");
        Visitor planter = new Visitor(mvc);
        planter.setCookie("visitor", planted);
        assertThat(planter.get("/questions/1").chosen()).isEmpty();
    }

    @Test
    void aTokenOfWhichOneBitIsOthersIsNobodys() {
        visitor.answer(1, "B");
        byte[] token = Base64.getUrlDecoder().decode(visitor.cookie("visitor"));
        for (int each = 0; each < token.length; each++) {
            byte[] changed = token.clone();
            changed[each] ^= 1;
            Visitor forger = new Visitor(mvc);
            forger.setCookie("visitor", Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
            Page page = forger.get("/questions/1");
            assertThat(page.chosen()).isEmpty();
            assertThat(page.header("Set-Cookie")).startsWith("visitor=");
        }
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class DeletionOnPostgresTest extends DeletionTest {}
