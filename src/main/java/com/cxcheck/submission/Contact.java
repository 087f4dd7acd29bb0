package com.cxcheck.submission;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The contact details of a visitor.
 *
 * @param email valid according to {@link MailAddress#parse}
 * @param phone at most 40 characters
 * @param consentedAt when the visitor agreed to be contacted; null exactly if there is neither an address nor a telephone number
 */
@Embeddable
public record Contact(
        @Column(name = "contact_name") @Nullable String name,
        @Nullable String business,
        @Nullable String email,
        @Nullable String phone,
        @Enumerated(EnumType.STRING) @Nullable TeamSize teamSize,
        @Nullable Instant consentedAt) {

    public static final Contact NONE = new Contact(null, null, null, null, null, null);

    public Contact {
        if (email != null && MailAddress.parse(email).isEmpty()) {
            throw new IllegalArgumentException("not an e-mail address");
        }
        if ((email == null && phone == null) != (consentedAt == null)) {
            throw new IllegalArgumentException("an address is kept with the consent to use it, or not at all");
        }
    }

    /** Whether the visitor can be written to or called. */
    public boolean isReachable() {
        return email != null || phone != null;
    }

    /** The number of people in the business, including the visitor. */
    public enum TeamSize {
        ONE,
        TWO_TO_TEN,
        ELEVEN_TO_FIFTY,
        FIFTY_ONE_TO_250,
        OVER_250
    }
}
