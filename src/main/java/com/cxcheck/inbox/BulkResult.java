package com.cxcheck.inbox;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * The outcome of a bulk action, as query parameters of the list that is shown after it.
 *
 * @param changed the id of the {@link BulkChange} that can be undone; 0 for none
 * @param undone how many were changed back by it
 * @param deleted how many were deleted by it
 * @param overtaken how many were not changed because another change came first
 * @param gone how many had been deleted before
 * @param unchanged whether nothing was changed
 * @param next the submission that gets the focus; 0 for none
 */
record BulkResult(long changed, int undone, int deleted, int overtaken, int gone, boolean unchanged, long next) {

    static final BulkResult UNCHANGED = new BulkResult(0, 0, 0, 0, 0, true, 0);

    BulkResult withNext(long id) {
        return new BulkResult(changed, undone, deleted, overtaken, gone, unchanged, id);
    }

    /** @param url encoded */
    String addTo(String url) {
        UriComponentsBuilder builder = UriComponentsBuilder.fromUriString(url);
        add(builder, "changed", changed);
        add(builder, "undone", undone);
        add(builder, "overtaken", overtaken);
        add(builder, "gone", gone);
        add(builder, "next", next);
        if (unchanged) {
            builder.queryParam("unchanged", true);
        }
        return builder.build(true).toUriString();
    }

    private static void add(UriComponentsBuilder builder, String name, long value) {
        if (value > 0) {
            builder.queryParam(name, value);
        }
    }
}
