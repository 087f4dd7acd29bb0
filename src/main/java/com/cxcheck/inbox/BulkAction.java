package com.cxcheck.inbox;

/** An action on all selected submissions. Its outcome is the message bulk.done.NEW and so on. */
enum BulkAction {
    NEW(true),
    IN_CONVERSATION(true),
    DONE(true),
    /** Marks what needs no reply as done. */
    READ(false),
    ASSIGN_TO_ME(true),
    ASSIGN(true),
    TAG(false),
    UNTAG(false),
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
