package com.cxcheck.inbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The order of a list: by a column, in a direction. In an address it is the column's name, with a minus before it where it
 * descends.
 */
record SortOrder(Column by, boolean descending) {

    static final SortOrder NEWEST_FIRST = new SortOrder(Column.DATE, true);

    /** What a list can be sorted by. Each has its words in the messages, as inbox.column.name. */
    enum Column {
        DATE,
        SCORE,
        BUSINESS,
        STATE,
        ASSIGNEE;

        /** As addresses and messages name it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What an address says; the newest first where it says nothing that there is. */
    public static SortOrder valueOf(String given) {
        return Arrays.stream(Column.values())
                .flatMap(column -> Stream.of(new SortOrder(column, false), new SortOrder(column, true)))
                .filter(order -> order.toString().equals(given))
                .findFirst()
                .orElse(NEWEST_FIRST);
    }

    /** What choosing a column makes of it: the other direction, if it is by that column already. */
    SortOrder choose(Column column) {
        return new SortOrder(column, column == by ? !descending : column == Column.DATE);
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + by;
    }
}
