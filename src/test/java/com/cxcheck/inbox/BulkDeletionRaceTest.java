package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Several submissions that are changed while they are deleted. */
@Tag("slow")
class BulkDeletionRaceTest extends DeletionRaces {

    @Test
    void severalAreDeletedOrMarkedWhileTheSameAreTaggedInAnotherOrder() throws Exception {
        List<Long> ids = copies(ROUNDS * 3);
        for (int i = 0; i < ids.size(); i += 3) {
            List<Long> some = ids.subList(i, i + 3);
            boolean deleted = i % 2 == 0;
            String backwards = some.get(2) + "-0," + some.get(1) + "-0," + some.get(0) + "-0";
            String forwards = some.get(0) + "-0," + some.get(1) + "-0," + some.get(2) + "-0";
            race(
                    () -> post("/admin/submissions?id=" + backwards, "action", "TAG", "newTag", "tag"),
                    () -> deleted
                            ? deleteSeveral(some)
                            : post("/admin/feedback?id=" + forwards, "action", "ACTION_TAKEN", "actionTaken", "Done"));
        }
        assertThatNobodyGotAnError();
        assertThat(copiesLeft()).hasSize(ROUNDS * 3 / 2);
    }

    @Test
    void whatIsKeptLongEnoughIsDeletedWhileSeveralAreChanged() throws Exception {
        for (int round = 0; round < ROUNDS / 10; round++) {
            List<Long> ids = copies(10);
            String all = String.join(",", ids.stream().map(id -> id + "-0").toList());
            race(() -> post("/admin/submissions?id=" + all, "action", "NOTE", "note", "A note"), () -> {
                submissions.deleteSubmitted(Instant.now().plusSeconds(60));
                return new MockHttpServletResponse();
            });
            outcomes.remove(200);
            visitor.walk("A", "Something");
        }
        assertThatNobodyGotAnError();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class BulkDeletionRaceOnPostgresTest extends BulkDeletionRaceTest {}
