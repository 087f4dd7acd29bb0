package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** What somebody writes about a submission at the very moment at which another deletes it. */
@Tag("slow")
class DeletionRaceTest extends DeletionRaces {

    private static final String WRITTEN = "what_was_written@example.org";

    /** A kind of request that writes something. */
    @SuppressWarnings("ImmutableEnumChecker") // its lists are made by List.of
    enum Write {
        NOTE("", "text", "recipient", "COLLEAGUES", "action", "SEND", "newState", "NEW", "version", "0"),
        REPLY("", "text", "recipient", "VISITOR", "action", "SEND", "newState", "NEW", "version", "0"),
        FOLLOW_UP("", "tags", "action", "SAVE", "newState", "DONE", "replyBy", "2026-12-01", "version", "0"),
        COMMENT("/comments", "comment"),
        CHANGED_COMMENT("/comments/COMMENT", "comment", "version", "0"),
        WITHDRAWN_COMMENT("/comments/COMMENT/withdraw", "", "version", "0"),
        ACTION_TAKEN("/action-taken", "actionTaken", "version", "-1"),
        BULK_TAG("", "newTag", "action", "TAG"),
        BULK_NOTE("", "note", "action", "NOTE"),
        BULK_STATE("", "", "action", "DONE"),
        BULK_ACTION_TAKEN("", "actionTaken", "action", "ACTION_TAKEN"),
        CONTACT("/contact", "business"),
        COPY("/copy", "address");

        private final String path;
        private final String field;
        private final List<String> others;

        Write(String path, String field, String... others) {
            this.path = path;
            this.field = field;
            this.others = List.of(others);
        }
    }

    private MockHttpServletResponse write(Write write, long id) {
        String[] fields = Stream.concat(
                        write.others.stream(), write.field.isEmpty() ? Stream.empty() : Stream.of(write.field, WRITTEN))
                .toArray(String[]::new);
        return switch (write) {
            case BULK_TAG, BULK_NOTE, BULK_STATE -> post("/admin/submissions?id=" + id + "-0", fields);
            case BULK_ACTION_TAKEN -> post("/admin/feedback?id=" + id + "-0", fields);
            case CONTACT, COPY -> post("/results/" + reference(id) + write.path, fields);
            default -> post("/admin/submissions/" + id + write.path.replace("COMMENT", comment(id)), fields);
        };
    }

    private MockHttpServletResponse deleteOne(long id) {
        return post("/admin/submissions/" + id + "/delete");
    }

    @ParameterizedTest
    @EnumSource
    void isSavedOrShownAgainAndNeverAnError(Write write) throws Exception {
        for (long id : copies(ROUNDS)) {
            // else the copies of one mailbox, and of all, would come to their limits
            jdbc.sql("delete from copy_count").update();
            MockHttpServletResponse written =
                    race(() -> write(write, id), () -> id % 2 == 0 ? deleteOne(id) : deleteSeveral(List.of(id)));

            if (written.getStatus() == 404 && !write.field.isEmpty()) {
                assertThat(Jsoup.parse(written.getContentAsString())
                                .select("main")
                                .text())
                        .contains("This was deleted meanwhile", WRITTEN);
            }
        }
        assertThatNobodyGotAnError();
        assertThat(submissions.findSubmittedIds(copiesLeft())).isEmpty();
    }

    @Test
    void twoWhoDeleteTheSameGetNoError() throws Exception {
        List<Long> ids = copies(ROUNDS);
        for (int i = 0; i + 1 < ROUNDS; i += 2) {
            long id = ids.get(i);
            long next = ids.get(i + 1);
            race(() -> deleteOne(id), () -> deleteOne(id));
            race(() -> deleteSeveral(List.of(id, next)), () -> deleteOne(next));
        }
        assertThatNobodyGotAnError();
        assertThat(copiesLeft()).isEmpty();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class DeletionRaceOnPostgresTest extends DeletionRaceTest {}
