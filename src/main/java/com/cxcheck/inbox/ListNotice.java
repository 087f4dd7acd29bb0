package com.cxcheck.inbox;

import java.util.Optional;

/**
 * What the last action did.
 *
 * @param change what can be undone
 */
record ListNotice(Parameters result, Optional<BulkChange> change) {

    /** Parameters of a list that {@link BulkResult} has added. */
    record Parameters(
            Long changed,
            Integer undone,
            Integer deleted,
            Integer overtaken,
            Integer gone,
            Boolean unchanged,
            Long next) {

        static final Parameters NONE = new Parameters(0L, 0, 0, 0, 0, false, 0L);

        Parameters {
            changed = changed == null ? 0 : changed;
            undone = undone == null ? 0 : undone;
            deleted = deleted == null ? 0 : deleted;
            overtaken = overtaken == null ? 0 : overtaken;
            gone = gone == null ? 0 : gone;
            unchanged = unchanged != null && unchanged;
            next = next == null ? 0 : next;
        }
    }
}
