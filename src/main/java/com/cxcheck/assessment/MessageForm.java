package com.cxcheck.assessment;

import java.util.Objects;

/**
 * A message of the visitor to the consultants.
 *
 * @param key of the mailed link, or empty in the browser that answered
 */
record MessageForm(String message, String key) {

    static final MessageForm EMPTY = new MessageForm("", "");

    MessageForm {
        message = Objects.requireNonNullElse(message, "");
        key = Objects.requireNonNullElse(key, "");
    }
}
