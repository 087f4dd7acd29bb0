package com.cxcheck.mail;

import com.cxcheck.submission.MailAddress;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Whom a mail is for: a consultant at the address of the account, another address, or the visitor at the address on record.
 *
 * @param consultant a user name, or null
 * @param address an address, or null; both are null for the visitor
 */
record Participant(@Nullable String consultant, @Nullable MailAddress address) {

    static final Participant VISITOR = new Participant(null, null);

    Participant {
        if (consultant != null && address != null) {
            throw new IllegalArgumentException("a consultant's address is the one of the account");
        }
    }

    static Participant consultant(String username) {
        return new Participant(username, null);
    }

    static Participant at(MailAddress address) {
        return new Participant(null, address);
    }

    Optional<String> username() {
        return Optional.ofNullable(consultant);
    }

    /** Identifies the participant in keys, without naming anyone. */
    String key() {
        if (consultant != null) {
            return DigestUtils.sha256Hex("consultant " + consultant.toLowerCase(Locale.ROOT));
        }
        return address == null ? "visitor" : address.hash();
    }
}
