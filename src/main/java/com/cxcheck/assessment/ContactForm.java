package com.cxcheck.assessment;

import com.cxcheck.submission.Contact;
import com.cxcheck.submission.Contact.TeamSize;
import com.cxcheck.submission.MailAddress;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Contact details, all of them optional; an e-mail address needs consent. */
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
                Objects.requireNonNullElse(contact.name(), ""),
                Objects.requireNonNullElse(contact.business(), ""),
                Objects.requireNonNullElse(contact.email(), ""),
                contact.teamSize() == null ? null : contact.teamSize().name(),
                contact.consentedAt() == null ? null : "true");
    }

    void validate(Errors errors) {
        if (!email.isEmpty() && MailAddress.parse(email).isEmpty()) {
            errors.rejectValue("email", "contact.email.wrong");
        }
        if (!email.isEmpty() && !"true".equals(consent)) {
            errors.rejectValue("consent", "contact.consent.missing");
        }
    }

    /** Converts to contact details; a consent that was given before to the same address keeps its time. */
    Contact contact(Optional<Contact> before, Instant now) {
        Instant consented = before.filter(contact -> email.equals(contact.email()))
                .map(Contact::consentedAt)
                .orElse(now);
        TeamSize size = Stream.of(TeamSize.values())
                .filter(each -> each.name().equals(teamSize))
                .findFirst()
                .orElse(null);
        return new Contact(orNull(name), orNull(business), orNull(email), size, email.isEmpty() ? null : consented);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
