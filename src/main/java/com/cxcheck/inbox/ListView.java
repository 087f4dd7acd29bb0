package com.cxcheck.inbox;

import com.cxcheck.followup.FollowUp.State;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A view of the inbox. In an address it is the name in lower case with hyphens; the labels are the messages views.TO_DO and so on. */
enum ListView {
    /** New ones, and those in conversation whose reply date has come. */
    TO_DO(new FollowUpState(State.NEW, Due.ANY), new FollowUpState(State.IN_CONVERSATION, Due.BY_TODAY)),
    OVERDUE(new FollowUpState(State.NEW, Due.BEFORE_TODAY), new FollowUpState(State.IN_CONVERSATION, Due.BEFORE_TODAY)),
    /** Those of the filter's assignee that are not done. */
    MINE(new FollowUpState(State.NEW, Due.ANY), new FollowUpState(State.IN_CONVERSATION, Due.ANY)),
    IN_CONVERSATION(new FollowUpState(State.IN_CONVERSATION, Due.ANY)),
    DONE(new FollowUpState(State.DONE, Due.ANY)),
    ALL(FollowUpState.ANY);

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<FollowUpState> states;

    ListView(FollowUpState... states) {
        this.states = List.of(states);
    }

    static Optional<ListView> parse(String parameter) {
        return Arrays.stream(values())
                .filter(view -> view.parameter().equals(parameter))
                .findFirst();
    }

    public String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Any of which a submission in the view has. */
    List<FollowUpState> states() {
        return states;
    }

    SortOrder defaultOrder() {
        return this == TO_DO || this == OVERDUE ? SortOrder.MOST_TO_DO : SortOrder.NEWEST_FIRST;
    }
}
