package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the work of a consultant whose account is disabled. */
class WorkHandoverTest extends TwoRoles {

    @Test
    void whoIsDisabledHandsOverWhatIsNotDoneInTheSameStep() {
        assignThreeToGraceOfWhichOneIsDone();
        String page = pageOf("grace");
        Page form = ada.get(page);
        assertThat(form.html().select("#successor option").eachText())
                .containsExactly("Nobody: leave it unassigned", "ada");

        ada.sendTo(page + "/disable", form, Map.of("successor", "ada")).redirect();

        assertThat(assignees()).containsExactly("ada NEW", "ada IN_CONVERSATION", "grace DONE");
        assertThat(ada.get("/admin/audit").text()).contains("ada Handed over work grace to ada, submissions: 2");
    }

    @Test
    void workCanBeLeftUnassigned() {
        assignThreeToGraceOfWhichOneIsDone();
        String page = pageOf("grace");

        ada.sendTo(page + "/disable", ada.get(page), Map.of()).redirect();

        assertThat(assignees()).containsExactly("null NEW", "null IN_CONVERSATION", "grace DONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grace", "linus"})
    void workGoesToNobodyWhoIsNotThere(String successor) {
        String page = pageOf("grace");

        assertThat(ada.sendTo(page + "/disable", ada.get(page), Map.of("successor", successor))
                        .status())
                .isEqualTo(403);

        assertThat(grace.get("/admin").status()).isEqualTo(200);
    }

    private void assignThreeToGraceOfWhichOneIsDone() {
        for (String state : List.of("NEW", "IN_CONVERSATION", "DONE")) {
            newBrowser().walk("A", "");
            jdbc.sql("""
                            update follow_up set assignee = 'grace', state = ?
                            where submission_id = (select max(id) from submission)""").param(state).update();
        }
    }

    private List<String> assignees() {
        return jdbc.sql("select assignee, state from follow_up order by submission_id")
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .list();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class WorkHandoverOnPostgresTest extends WorkHandoverTest {}
