package com.cxcheck.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The order of a list: by a column, in a direction. In an address it is the column's name, with a minus before it where it
 * descends.
 */
record Order(Column by, boolean descending) {

    static final Order NEWEST_FIRST = new Order(Column.DATE, true);

    /** What a list can be sorted by. Each has its words in the messages, as inbox.column.name. */
    enum Column {
        DATE,
        SCORE,
        BUSINESS,
        STATE,
        OWNER;

        /** As addresses and messages name it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What an address says; the newest first where it says nothing that there is. */
    public static Order valueOf(String given) {
        return Arrays.stream(Column.values())
                .flatMap(column -> Stream.of(new Order(column, false), new Order(column, true)))
                .filter(order -> order.toString().equals(given))
                .findFirst()
                .orElse(NEWEST_FIRST);
    }

    /** What choosing a column makes of it: the other direction, if it is by that column already. */
    Order choose(Column column) {
        return new Order(column, column == by ? !descending : column == Column.DATE);
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + by;
    }
}
