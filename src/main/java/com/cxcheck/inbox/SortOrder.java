package com.cxcheck.inbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The order of a list. In an address it is the name of the column, preceded by a hyphen if it descends. */
public record SortOrder(Column by, boolean descending) {

    static final SortOrder NEWEST_FIRST = new SortOrder(Column.DATE, true);

    /** What is due first comes first, and what needs no reply last. */
    static final SortOrder MOST_TO_DO = new SortOrder(Column.DUE, false);

    /** The orders that the menu offers; the labels are the messages inbox.sort.due, inbox.sort.dateDescending and so on. */
    static final List<SortOrder> CHOICES = List.of(
            MOST_TO_DO,
            NEWEST_FIRST,
            new SortOrder(Column.DATE, false),
            new SortOrder(Column.SCORE, false),
            new SortOrder(Column.SCORE, true),
            new SortOrder(Column.BUSINESS, false),
            new SortOrder(Column.STATE, false),
            new SortOrder(Column.ASSIGNEE, false));

    public enum Column {
        DUE,
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

    /** The end of its message's key. */
    public String label() {
        return by + (descending ? "Descending" : "");
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + by;
    }
}
