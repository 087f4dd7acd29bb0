package com.cxcheck.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is stored of a form that was sent too late, and for how long. */
class StoredDraftTest extends DraftForms {

    @Autowired
    private Clock clock;

    @Test
    void theDatabaseHoldsNothingThatCanBeReadWithoutTheBrowser() {
        endSession();
        ada.post("/admin/snippets/new", Map.of("title", "Greeting", "text", "Hello world"));

        byte[] content =
                jdbc.sql("select content from draft").query(byte[].class).single();

        assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("Hello", "Greeting");
        Visitor other = browser();
        other.signIn("ada", PASSWORD);
        assertThat(other.get("/admin/snippets/new?draft").body()).doesNotContain("Hello world");
    }

    @Test
    void whatIsTooLongIsNotKept() {
        endSession();

        ada.post("/admin/snippets/new", Map.of("title", "Greeting", "text", "x".repeat(65_536)));

        assertThat(jdbc.sql("select count(*) from draft").query(Integer.class).single())
                .isZero();
    }

    @Test
    void oneBrowserHasOneDraftAndAnAddressALimitedNumber() {
        endSession();
        ada.post("/admin/snippets/new", Map.of("title", "One", "text", "One"));
        ada.post("/admin/snippets/new", Map.of("title", "Two", "text", "Two"));
        assertThat(jdbc.sql("select count(*) from draft").query(Integer.class).single())
                .isEqualTo(1);

        for (int i = 0; i < Drafts.MAX_COUNT_OF_ADDRESS; i++) {
            browser().post("/admin/snippets/new", Map.of("title", "One", "text", "One"));
        }

        assertThat(jdbc.sql("select count(*) from draft").query(Integer.class).single())
                .isEqualTo(Drafts.MAX_COUNT_OF_ADDRESS);
    }

    @Test
    void afterAnHourItIsForgotten() {
        endSession();
        ada.post("/admin/snippets/new", Map.of("title", "Greeting", "text", "Hello world"));
        jdbc.sql("update draft set created_at = ?")
                .param(Timestamp.from(clock.instant().minus(Drafts.LIFETIME)))
                .update();

        assertThat(ada.get(signIn()).body()).doesNotContain("Hello world");
    }

    @Test
    void aForgedCookieIsNoDraft() {
        ada.setCookie("draft", "%%%");

        assertThat(ada.get("/admin/snippets/new?draft").status()).isEqualTo(200);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class StoredDraftOnPostgresTest extends StoredDraftTest {}
