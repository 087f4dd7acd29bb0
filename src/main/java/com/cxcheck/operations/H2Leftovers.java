package com.cxcheck.operations;

import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.value.VersionedValue;

/**
 * What transactions left in H2's file that were under way when the program was killed or the power failed.
 *
 * <p>When H2 2.4 opens a file it rolls such transactions back by their logs. But it writes the tables and these logs one after the other
 * without stopping anybody, so that a table may have a row whose log isn't there. Whether that row is seen depends on the number
 * that the reading transaction happens to have. This can go when PowerCutTest passes without it, or with H2.
 */
record H2Leftovers(MVStore store) {

    /** Takes them back. Only while no transaction is under way, since any one is taken for left over. */
    void rollBack() {
        for (String name : store.getMapNames()) {
            String id = store.getMetaMap().get(DataUtils.META_NAME + name);
            MVMap<Object, Object> map = id == null ? null : store.getMap(DataUtils.parseHexInt(id));
            if (map != null) {
                rollBack(map);
            }
        }
    }

    private static void rollBack(MVMap<Object, Object> map) {
        for (Map.Entry<Object, Object> entry : map.entrySet()) {
            if (!(entry.getValue() instanceof VersionedValue<?> value)) {
                // a map that no transaction uses
                return;
            }
            if (value.getOperationId() != 0) {
                // a row or key, which H2 keeps as it is once it is committed
                Object before = value.getCommittedValue();
                if (before == null) {
                    map.remove(entry.getKey());
                } else {
                    map.put(entry.getKey(), before);
                }
            }
        }
    }
}
