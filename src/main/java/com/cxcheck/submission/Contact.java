package com.cxcheck.submission;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor tells of themselves after the result, all of it as they please.
 *
 * @param email an address as {@link MailAddress} takes it, as the visitor has written it
 * @param consentedAt when the visitor agreed to be written to; there exactly if there is an e-mail address
 */
@Embeddable
public record Contact(
        @Column(name = "contact_name") @Nullable String name,
        @Nullable String business,
        @Nullable String email,
        @Enumerated(EnumType.STRING) @Nullable TeamSize teamSize,
        @Nullable Instant consentedAt) {

    public Contact {
        if (email != null && MailAddress.parse(email).isEmpty()) {
            throw new IllegalArgumentException("not an e-mail address");
        }
        if ((email == null) != (consentedAt == null)) {
            throw new IllegalArgumentException("an e-mail address is kept with the consent to use it, or not at all");
        }
    }

    /** How many people work in the business, the visitor included. */
    public enum TeamSize {
        ONE,
        TWO_TO_TEN,
        ELEVEN_TO_FIFTY,
        FIFTY_ONE_TO_250,
        OVER_250
    }
}
