package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What visitors are told of what they have deleted. */
class DeletionNoticeTest extends DeletionPages {

    @Test
    void itSaysWhatWasDeleted() {
        visitor.answer(1, 3, "A");
        assertThat(notice(delete(visitor))).isEqualTo("Your unfinished check has been deleted.");

        visitor.walk("A", "");
        assertThat(notice(delete(visitor))).isEqualTo("Your result has been deleted.");

        visitor.walk("A", "");
        visitor.send(visitor.get("/questions/1?attempt=2"), Map.of("choice", "B"));
        visitor.answer(2, 10, "B");
        visitor.submit();
        visitor.send(visitor.get("/questions/1?attempt=3"), Map.of("choice", "B"));
        assertThat(notice(delete(visitor))).isEqualTo("Your 2 results and your unfinished check have been deleted.");
        assertThat(rows()).isZero();
    }

    @Test
    void whereThereWasNothingItSaysThat() {
        assertThat(notice(delete(visitor))).isEqualTo("There was nothing to delete: this browser has no answers here.");

        visitor.get("/questions/1");
        assertThat(notice(delete(visitor))).startsWith("There was nothing to delete");
        visitor.answer(1, "A");
        delete(visitor);
        assertThat(notice(delete(visitor))).startsWith("There was nothing to delete");
    }

    @Test
    void itIsSaidOnceAndToNobodyElse() {
        visitor.answer(1, "A");
        String where = visitor.send(visitor.get("/answers/delete"), Map.of()).redirect();

        assertThat(notice(new Visitor(mvc).get(where))).isEmpty();
        assertThat(notice(visitor.get(where))).contains("been deleted");
        assertThat(notice(visitor.get(where))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1", "1.", "-1.0", "1.2.3", "99999999999.1", "0.2", "<b>.1"})
    void aNoticeThatNobodyGaveIsNone(String forged) {
        visitor.setCookie("deleted", forged);

        Page start = visitor.get("/?deleted");

        assertThat(start.status()).isEqualTo(200);
        assertThat(notice(start)).isEmpty();
    }

    @Test
    void whoClicksTwiceIsToldWhatTheFirstClickDeleted() {
        visitor.walk("A", "");
        Map<String, String> form = Visitor.form(visitor.get("/answers/delete"));
        Visitor secondClick = visitor.sameBrowser();
        visitor.post("/answers/delete", form);

        Page second = secondClick.get(secondClick.post("/answers/delete", form).redirect());

        assertThat(notice(second)).isEqualTo("Your result has been deleted.");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class DeletionNoticeOnPostgresTest extends DeletionNoticeTest {}
