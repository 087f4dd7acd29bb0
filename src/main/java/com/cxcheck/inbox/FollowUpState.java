package com.cxcheck.inbox;

import com.cxcheck.followup.FollowUp.State;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a follow-up is like, as lists tell them apart.
 *
 * @param state null for any
 */
record FollowUpState(@Nullable State state, Due due) {

    static final FollowUpState ANY = new FollowUpState(null, Due.ANY);

    /** Restricts alternatives to those that also match the state parameter of a filter. */
    static List<FollowUpState> restrict(List<FollowUpState> alternatives, String parameter) {
        if (parameter.isEmpty()) {
            return alternatives;
        }
        if (parameter.equals(SubmissionFilter.OVERDUE)) {
            return ListView.OVERDUE.states().stream()
                    .filter(overdue -> alternatives.stream()
                            .anyMatch(each -> each.due != Due.NEVER
                                    && each.due != Due.TODAY
                                    && each.due != Due.FROM_TODAY
                                    && (each.state == null || each.state == overdue.state)))
                    .toList();
        }
        State state = State.valueOf(parameter);
        return alternatives.stream()
                .flatMap(each -> each.state == null
                        ? Stream.of(new FollowUpState(state, each.due))
                        : Stream.of(each).filter(same -> same.state == state))
                .toList();
    }
}
