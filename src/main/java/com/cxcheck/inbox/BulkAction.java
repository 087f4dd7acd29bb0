package com.cxcheck.inbox;

/** An action on all selected submissions. */
enum BulkAction {
    NEW(true),
    IN_CONVERSATION(true),
    DONE(true),
    ASSIGN_TO_ME(true),
    TAG(false),
    NOTE(false),
    ACTION_TAKEN(false);

    private final boolean overwriting;

    BulkAction(boolean overwriting) {
        this.overwriting = overwriting;
    }

    /** Whether it replaces a value, and not only adds one. */
    boolean isOverwriting() {
        return overwriting;
    }
}
