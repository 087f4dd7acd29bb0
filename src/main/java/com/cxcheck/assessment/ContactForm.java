package com.cxcheck.assessment;

import com.cxcheck.submission.Contact;
import com.cxcheck.submission.Contact.TeamSize;
import com.cxcheck.submission.MailAddress;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Contact details: an e-mail address or a telephone number with the consent to use it, and more that is optional. */
record ContactForm(
        @Size(max = 200, message = "{contact.name.long}") String name,

        @Size(max = 200, message = "{contact.business.long}")
        String business,

        String email,
        String phone,
        @Nullable String teamSize,
        @Nullable String consent) {

    /** In UTF-16 units, as H2 counts them. */
    private static final int MAX_PHONE = 40;

    /** 5 to 25 digits, and what people put between them; the length is bounded first. */
    private static final Pattern PHONE = Pattern.compile("(?=.{5,40}$)\\+?(?:[ ()/.-]*\\p{Nd}){5,25}[ ()]*");

    static final ContactForm EMPTY = new ContactForm("", "", "", "", null, null);

    ContactForm {
        name = name == null ? "" : name.strip();
        business = business == null ? "" : business.strip();
        email = email == null ? "" : MailAddress.clean(email);
        phone = phone == null ? "" : phone.strip();
    }

    static ContactForm of(Contact contact) {
        return new ContactForm(
                Objects.requireNonNullElse(contact.name(), ""),
                Objects.requireNonNullElse(contact.business(), ""),
                Objects.requireNonNullElse(contact.email(), ""),
                Objects.requireNonNullElse(contact.phone(), ""),
                contact.teamSize() == null ? null : contact.teamSize().name(),
                contact.consentedAt() == null ? null : "true");
    }

    private boolean isReachable() {
        return !(email.isEmpty() && phone.isEmpty());
    }

    boolean isEmpty() {
        return Stream.of(name, business, email, phone).allMatch(String::isEmpty);
    }

    void validate(Errors errors) {
        if (!phone.isEmpty()
                && (phone.length() > MAX_PHONE || !PHONE.matcher(phone).matches())) {
            errors.rejectValue("phone", "contact.phone.wrong");
        }
        if (!email.isEmpty() && MailAddress.parse(email).isEmpty()) {
            errors.rejectValue("email", "contact.email.wrong");
        }
        if (isReachable() && !"true".equals(consent)) {
            errors.rejectValue("consent", "contact.consent.missing");
        }
    }

    /** Converts to contact details; a consent that was given before for the same address and number keeps its time. */
    Contact contact(Optional<Contact> before, Instant now) {
        Instant consented = before.filter(contact -> email.equals(Objects.requireNonNullElse(contact.email(), ""))
                        && phone.equals(Objects.requireNonNullElse(contact.phone(), "")))
                .map(Contact::consentedAt)
                .orElse(now);
        TeamSize size = Stream.of(TeamSize.values())
                .filter(each -> each.name().equals(teamSize))
                .findFirst()
                .orElse(null);
        return new Contact(
                orNull(name), orNull(business), orNull(email), orNull(phone), size, isReachable() ? consented : null);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
