package com.cxcheck.inbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** The order of a list. In an address it is the name of the column, preceded by a hyphen if it descends. */
public record SortOrder(Column by, boolean descending) {

    static final SortOrder NEWEST_FIRST = new SortOrder(Column.DATE, true);

    /** The labels are the messages inbox.column.date and so on. */
    public enum Column {
        DATE,
        SCORE,
        BUSINESS,
        STATE,
        ASSIGNEE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@link #NEWEST_FIRST} for an unknown value. */
    public static SortOrder valueOf(String value) {
        return Arrays.stream(Column.values())
                .flatMap(column -> Stream.of(new SortOrder(column, false), new SortOrder(column, true)))
                .filter(order -> order.toString().equals(value))
                .findFirst()
                .orElse(NEWEST_FIRST);
    }

    /** The order that the link in the head of a column leads to: the reverse if the list is sorted by the column already. */
    SortOrder choose(Column column) {
        return new SortOrder(column, column == by ? !descending : column == Column.DATE);
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + by;
    }
}
