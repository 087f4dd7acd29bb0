package com.cxcheck.account;

import com.cxcheck.account.Consultant.Mailing;
import com.cxcheck.input.TextLength;
import com.cxcheck.submission.MailAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What consultants tell of themselves.
 *
 * @param displayName the name that visitors and colleagues see; empty for none
 * @param email the consultant's own address; empty for none
 */
record ProfileForm(String displayName, String email, Mailing mailing) {

    /** In characters as readers count them. */
    static final int MAX_DISPLAY_NAME = 80;

    ProfileForm {
        displayName = line(displayName);
        email = line(email);
        mailing = mailing == null ? Mailing.AT_ONCE : mailing;
    }

    private static String line(@Nullable String typed) {
        String line = typed == null
                ? ""
                : typed.replaceAll("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
        return TextLength.isBlank(line) ? "" : line;
    }

    static ProfileForm of(Consultant consultant) {
        return new ProfileForm(consultant.displayName(), consultant.email().orElse(""), consultant.mailing());
    }

    void validate(Errors errors) {
        if (TextLength.excess(displayName, MAX_DISPLAY_NAME) > 0) {
            errors.rejectValue("displayName", "account.displayName.long");
        }
        if (!email.isEmpty() && address().isEmpty()) {
            errors.rejectValue("email", "account.email.wrong");
        }
    }

    Optional<String> address() {
        return MailAddress.parse(email).map(MailAddress::value);
    }
}
