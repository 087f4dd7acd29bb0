package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of the page that asks before several submissions are deleted, however many they are. */
class BulkDeletionAddressTest extends BulkDeletions {

    /** Selected in a list, most of which are not there any more. */
    private static String ticked(List<Long> there, int number) {
        return Stream.concat(
                        there.stream(),
                        LongStream.range(100_000_000_000_000_000L, 100_000_000_000_000_000L + number - there.size())
                                .boxed())
                .map(id -> id + "-0")
                .collect(Collectors.joining(","));
    }

    @Test
    void whatIsTooLongForAnAddressIsAskedAboutAtOnceAndDeletedExactly() {
        List<Long> before = ids();
        Map<String, String> form = Visitor.form(consultant.get("/admin"));
        form.put("id", ticked(before.subList(0, 2), 1_000));

        Visitor.Page confirm = consultant.post(SELECTED, form);

        assertThat(confirm.status()).isEqualTo(200);
        assertThat(confirm.h1()).isEqualTo("Delete 2 submissions?");
        consultant.send(confirm, Map.of()).redirect();
        assertThat(ids()).containsExactly(before.get(2));
        assertThat(consultant.send(confirm, Map.of()).status()).as("sent twice").isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 35, 90, 200, 1_000})
    void noAddressIsTooLongForAServerHoweverManyAreTicked(int number) {
        Map<String, String> form = Visitor.form(consultant.get("/admin"));
        form.put("id", ticked(ids(), number));

        Visitor.Page answer = consultant.post(SELECTED, form);

        assertThat(answer.header("Location")).hasSizeLessThan(2_100);
        Visitor.Page confirm = answer.status() == 303 ? consultant.get(answer.redirect()) : answer;
        assertThat(confirm.html().select("main form").attr("action")).hasSizeLessThan(2_100);
        consultant.send(confirm, Map.of()).redirect();
        assertThat(ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/submissions", PAGE, SELECTED, "/admin/feedback"})
    void moreThanAnyPageSendsIsNotTaken(String path) {
        Map<String, String> form = Visitor.form(consultant.get("/admin"));
        form.put("id", ticked(ids(), 1_001).replace("-0", path.equals(PAGE) ? "" : "-0"));
        form.put("found", "");
        form.put("action", "TAG");

        assertThat(consultant.post(path, form).status()).isEqualTo(400);
        assertThat(ids()).hasSize(3);
    }

    @Test
    void noFilterMakesAnAddressTooLongForAServer() {
        Map<String, String> form = Visitor.form(consultant.get("/admin"));
        for (String field : List.of("band", "source", "assignee", "tag", "q")) {
            form.put(field, "字".repeat(5_000));
        }
        form.put("action", "DONE");
        form.put("id", ids().get(0) + "-0");

        for (String path : List.of("/admin/submissions", "/admin/feedback")) {
            form.put("action", path.equals("/admin/feedback") ? "TAG" : "DONE");
            form.put("newTag", "tag");
            form.put("id", ids().get(0) + "-0");
            String list = consultant.post(path, form).redirect();
            assertThat(list).hasSizeLessThan(6_000);
            assertThat(consultant.get(list).html().select("tbody tr, article"))
                    .as("none, as before")
                    .isEmpty();
        }
        assertThat(consultant.post("/admin/submissions.csv", form).body()).doesNotContain("service-led");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class BulkDeletionAddressOnPostgresTest extends BulkDeletionAddressTest {}
