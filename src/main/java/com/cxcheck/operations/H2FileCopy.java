package com.cxcheck.operations;

import java.util.Map;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FilePath;

/**
 * Copies the store of an open H2 database entry by entry. {@link MVStore#compact} copies whole pages, and the inner pages of H2's
 * trees (2.4) keep keys of rows that were deleted: what somebody wrote, where a column with text is indexed.
 */
final class H2FileCopy {

    private H2FileCopy() {}

    /**
     * Leaves no file if it fails.
     *
     * @param source whose maps are all open, and which nobody changes meanwhile
     * @param fileName of the copy, which replaces an earlier one
     */
    static void write(MVStore source, String fileName) {
        FilePath file = FilePath.get(fileName);
        file.delete();
        try {
            copy(source, fileName);
        } catch (RuntimeException e) {
            file.delete();
            throw e;
        }
    }

    private static void copy(MVStore source, String fileName) {
        try (MVStore target =
                new MVStore.Builder().fileName(fileName).autoCommitDisabled().open()) {
            for (Map.Entry<String, String> entry : source.getMetaMap().entrySet()) {
                String key = entry.getKey();
                if (!key.startsWith(DataUtils.META_MAP) && !key.startsWith(DataUtils.META_NAME)) {
                    target.getMetaMap().put(key, entry.getValue());
                }
            }
            for (String name : source.getMapNames()) {
                copy(source, target, name);
            }
            target.commit();
        }
    }

    private static void copy(MVStore source, MVStore target, String name) {
        int id = DataUtils.parseHexInt(source.getMetaMap().get(DataUtils.META_NAME + name));
        MVMap<Object, Object> from = source.getMap(id);
        MVMap<Object, Object> to = target.openMap(
                name,
                new MVMap.Builder<Object, Object>()
                        .keyType(from.getKeyType())
                        .valueType(from.getValueType())
                        .singleWriter());
        Cursor<Object, Object> entries = from.cursor(null);
        while (entries.hasNext()) {
            Object key = entries.next();
            to.append(key, entries.getValue());
        }
        target.getMetaMap().put(key(to.getId()), source.getMetaMap().get(key(id)));
    }

    private static String key(int id) {
        return DataUtils.META_MAP + Integer.toHexString(id);
    }
}
