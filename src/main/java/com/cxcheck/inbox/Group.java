package com.cxcheck.inbox;

import com.cxcheck.followup.FollowUp.State;
import java.util.List;

/** A part of what is to do; the labels are the messages inbox.group.OVERDUE and so on. */
enum Group {
    /** The only part of any other list. */
    NONE(SortOrder.NEWEST_FIRST, List.of()),
    OVERDUE(SortOrder.MOST_TO_DO, ListView.OVERDUE.states()),
    /** The visitor wrote something or left a way to reply. */
    TO_REPLY(
            SortOrder.NEWEST_FIRST,
            List.of(new FollowUpState(State.NEW, Due.FROM_TODAY), new FollowUpState(State.IN_CONVERSATION, Due.TODAY))),
    /** The visitor left nothing to reply to. */
    TO_READ(SortOrder.NEWEST_FIRST, List.of(new FollowUpState(State.NEW, Due.NEVER)));

    static final List<Group> OF_TO_DO = List.of(OVERDUE, TO_REPLY, TO_READ);

    @SuppressWarnings("ImmutableEnumChecker") // a record of enums
    private final SortOrder order;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<FollowUpState> states;

    Group(SortOrder order, List<FollowUpState> states) {
        this.order = order;
        this.states = states;
    }

    SortOrder order() {
        return order;
    }

    /** Any of which a submission of the group has. */
    List<FollowUpState> states() {
        return states;
    }
}
