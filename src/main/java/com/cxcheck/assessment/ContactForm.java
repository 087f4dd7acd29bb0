package com.cxcheck.assessment;

import com.cxcheck.submission.Contact;
import com.cxcheck.submission.Contact.TeamSize;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor may tell of themselves, each of it optional.
 *
 * @param consent whether the visitor agrees to be written to, which an e-mail address needs
 */
record ContactForm(
        @Size(max = 200) String name,
        @Size(max = 200) String business,

        @Email(message = "{contact.email.wrong}") @Size(max = 254)
        String email,

        @Nullable TeamSize teamSize,
        boolean consent) {

    static final ContactForm EMPTY = new ContactForm("", "", "", null, false);

    ContactForm {
        name = name == null ? "" : name.strip();
        business = business == null ? "" : business.strip();
        email = email == null ? "" : email.strip();
    }

    static ContactForm of(Contact contact) {
        return new ContactForm(
                orEmpty(contact.name()),
                orEmpty(contact.business()),
                orEmpty(contact.email()),
                contact.teamSize(),
                contact.consentedAt() != null);
    }

    /** Whether there is an address and no leave to use it. */
    boolean lacksConsent() {
        return !email.isEmpty() && !consent;
    }

    Contact contact(Instant now) {
        return new Contact(orNull(name), orNull(business), orNull(email), teamSize, email.isEmpty() ? null : now);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
