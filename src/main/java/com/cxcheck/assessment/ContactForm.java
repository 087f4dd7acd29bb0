package com.cxcheck.assessment;

import com.cxcheck.submission.Contact;
import com.cxcheck.submission.Contact.TeamSize;
import com.cxcheck.submission.MailAddress;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor may tell of themselves, each of it optional.
 *
 * @param consent whether the visitor agrees to be written to, which an e-mail address needs
 */
record ContactForm(
        @Size(max = 200, message = "{contact.name.long}") String name,

        @Size(max = 200, message = "{contact.business.long}")
        String business,

        String email,
        @Nullable String teamSize,
        @Nullable String consent) {

    static final ContactForm EMPTY = new ContactForm("", "", "", null, null);

    ContactForm {
        name = name == null ? "" : name.strip();
        business = business == null ? "" : business.strip();
        email = email == null ? "" : MailAddress.clean(email);
    }

    static ContactForm of(Contact contact) {
        return new ContactForm(
                orEmpty(contact.name()),
                orEmpty(contact.business()),
                orEmpty(contact.email()),
                contact.teamSize() == null ? null : contact.teamSize().name(),
                contact.consentedAt() == null ? null : "true");
    }

    boolean hasWrongEmail() {
        return !email.isEmpty() && MailAddress.parse(email).isEmpty();
    }

    /** Whether there is an address and no leave to use it. */
    boolean lacksConsent() {
        return !email.isEmpty() && !"true".equals(consent);
    }

    /** The details; who has agreed to the same address before has agreed then. */
    Contact contact(Optional<Contact> before, Instant now) {
        Instant consented = before.filter(contact -> email.equals(contact.email()))
                .map(Contact::consentedAt)
                .orElse(now);
        return new Contact(orNull(name), orNull(business), orNull(email), size(), email.isEmpty() ? null : consented);
    }

    /** The size that was chosen; one that isn't on the list is taken for no answer. */
    private @Nullable TeamSize size() {
        return Stream.of(TeamSize.values())
                .filter(size -> size.name().equals(teamSize))
                .findFirst()
                .orElse(null);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
