package com.cxcheck.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.cxcheck.followup.FollowUp.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowUpTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-19, 1, 2026-11-20", // Thursday
        "2026-11-20, 1, 2026-11-23", // Friday
        "2026-11-21, 1, 2026-11-23", // Saturday
        "2026-11-22, 1, 2026-11-23", // Sunday
        "2026-11-20, 5, 2026-11-27",
        "2026-11-20, 6, 2026-11-30",
    })
    void onlyMondaysToFridaysCountUntilItIsDue(LocalDate day, int workingDays, LocalDate due) {
        assertThat(new FollowUpProperties(workingDays).replyBy(day)).isEqualTo(due);
    }

    @Test
    void itIsOverdueFromTheDayAfterUntilItIsDone() {
        LocalDate due = LocalDate.of(2026, 11, 23);
        FollowUp followUp = new FollowUp();
        followUp.change(State.NEW, null, due, Set.of());

        assertThat(followUp.isOverdue(due)).isFalse();
        assertThat(followUp.isOverdue(due.plusDays(1))).isTrue();
        followUp.move(State.IN_CONVERSATION);
        assertThat(followUp.isOverdue(due.plusDays(1))).isTrue();
        followUp.move(State.DONE);
        assertThat(followUp.isOverdue(due.plusDays(1))).isFalse();
    }

    @Test
    void aReplyTakesItMovesItOnAndNothingIsDueAnyMore() {
        FollowUp followUp = new FollowUp();
        followUp.written(LocalDate.of(2026, 11, 23));

        followUp.replied("ada");

        assertThat(followUp.assignee()).contains("ada");
        assertThat(followUp.state()).isEqualTo(State.IN_CONVERSATION);
        assertThat(followUp.replyBy()).isEmpty();
        assertThat(followUp.isOverdue(LocalDate.of(2027, 1, 1))).isFalse();

        followUp.replied("grace");
        assertThat(followUp.assignee()).as("whose it was").contains("ada");
    }

    @Test
    void whoWritesBackIsDueAgainAlsoWhereItWasDone() {
        LocalDate due = LocalDate.of(2026, 11, 23);
        FollowUp followUp = new FollowUp();
        followUp.written(due);
        assertThat(followUp.state()).as("nobody has looked at it").isEqualTo(State.NEW);

        followUp.move(State.DONE);
        followUp.written(due);

        assertThat(followUp.state()).isEqualTo(State.IN_CONVERSATION);
        assertThat(followUp.replyBy()).contains(due);
    }

    @Test
    void whatIsWithdrawnNeedsNoReply() {
        FollowUp followUp = new FollowUp();
        followUp.written(LocalDate.of(2026, 11, 23));

        followUp.setReachable(false);

        assertThat(followUp.replyBy()).isEmpty();
    }

    @Test
    void whatIsInConversationStaysDueWhenContactDetailsAreWithdrawn() {
        LocalDate due = LocalDate.of(2026, 11, 23);
        FollowUp followUp = new FollowUp();
        followUp.change(State.IN_CONVERSATION, null, due, Set.of());

        followUp.setReachable(false);

        assertThat(followUp.replyBy()).contains(due);
    }

    @Test
    void aMessageWaitsUntilAConsultantReplies() {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");
        FollowUp followUp = new FollowUp();
        followUp.wroteBack(now, LocalDate.of(2026, 11, 23));
        assertThat(followUp.wroteBackAt()).contains(now);

        followUp.replied("ada");

        assertThat(followUp.wroteBackAt()).isEmpty();
    }

    @Test
    void aChangeReplacesTheTags() {
        FollowUp followUp = new FollowUp();
        followUp.change(State.NEW, null, null, Set.of("retail", "call"));
        followUp.change(State.NEW, null, null, Set.of("call", "event"));

        assertThat(followUp.tags()).containsExactly("call", "event");
    }

    @Test
    void anActionIsTakenOnFeedbackOnlyAndEachChangeCounts() {
        ActionTaken called = new ActionTaken("We called", "ada", Instant.EPOCH);
        FeedbackAction none = new FeedbackAction(false);
        assertThatIllegalStateException().isThrownBy(() -> none.take(called));
        assertThat(none.isAwaited()).isFalse();

        FeedbackAction action = new FeedbackAction(true);
        assertThat(action.isAwaited()).isTrue();
        action.take(called);
        assertThat(action.isAwaited()).isFalse();
        assertThat(action.version()).isEqualTo(1);
        action.take(null);
        assertThat(action.taken()).isEmpty();
        assertThat(action.version()).isEqualTo(2);
    }

    @Test
    void aTagIsTheSameHoweverItIsTyped() {
        assertThat(Tags.parse(" Follow  up,BAKERY ,, bakery")).isEqualTo(Set.of("follow up", "bakery"));
    }

    @Test
    void aTagThatIsTooLongOrOneTooManyIsRefusedAndNotDropped() {
        FollowUp followUp = new FollowUp();
        Set<String> twenty =
                IntStream.rangeClosed(1, 20).mapToObj(n -> "tag " + n).collect(Collectors.toSet());

        assertThat(followUp.hasRoomFor(Set.of("x".repeat(40)))).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> followUp.tag(Set.of("fits", "x".repeat(41))));
        assertThat(followUp.tags()).isEmpty();
        assertThat(followUp.tag(twenty)).isTrue();
        assertThat(followUp.tag(Set.of("tag 1", "tag 20"))).as("nothing new").isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> followUp.tag(Set.of("tag 1", "a 21st")));
        assertThat(followUp.tags()).hasSize(20);
    }

    @Test
    void aReplyIsDueWithinOneWorkingDayToAYear() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FollowUpProperties(0))
                .withMessage("cxcheck.follow-up.reply-within is 0; it has to be from 1 to 250 working days");
        assertThatIllegalArgumentException().isThrownBy(() -> new FollowUpProperties(251));
        assertThat(new FollowUpProperties(250).replyWithin()).isEqualTo(250);
    }
}
