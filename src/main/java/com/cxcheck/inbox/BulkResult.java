package com.cxcheck.inbox;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * The outcome of a bulk action, as query parameters of the list that is shown after it.
 *
 * @param deleted how many were deleted by it
 * @param overtaken how many were not changed because another change came first
 * @param gone how many had been deleted before
 * @param unchanged whether nothing was changed
 */
record BulkResult(int deleted, int overtaken, int gone, boolean unchanged) {

    static final BulkResult UNCHANGED = new BulkResult(0, 0, 0, true);

    /** @param url encoded */
    String addTo(String url) {
        UriComponentsBuilder builder = UriComponentsBuilder.fromUriString(url);
        if (overtaken > 0) {
            builder.queryParam("overtaken", overtaken);
        }
        if (unchanged) {
            builder.queryParam("unchanged", true);
        }
        if (gone > 0) {
            builder.queryParam("gone", gone);
        }
        return builder.build(true).toUriString();
    }
}
