package com.cxcheck.inbox;

/**
 * A bulk action that can still be undone.
 *
 * @param detail the tags or the assignee of the action; empty for other ones
 * @param number of submissions that were changed
 */
record BulkChange(long id, BulkAction action, String detail, int number) {}
