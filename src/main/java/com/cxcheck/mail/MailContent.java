package com.cxcheck.mail;

import com.cxcheck.submission.MailAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, before it is rendered.
 *
 * @param kind part of the key of the subject, such as SUBMISSION
 * @param about the argument of the subject
 * @param template the name of the HTML and of the text template
 * @param to null for a consultant's address of the account
 * @param replyTo who is answered, or null for the sender
 * @param replyToName the name of who is answered, or null
 */
record MailContent(
        Locale language,
        String kind,
        String about,
        String template,
        Map<String, Object> variables,
        @Nullable MailAddress to,
        @Nullable MailAddress replyTo,
        @Nullable String replyToName) {

    /** What could end a header or is not seen in one. */
    private static final Pattern NOT_IN_HEADERS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}\\s]+");

    MailContent {
        about = inHeader(about);
        replyToName = replyToName == null ? null : inHeader(replyToName);
        variables = Map.copyOf(variables);
    }

    static MailContent to(@Nullable MailAddress to, Locale language, String kind, String about, String template) {
        return new MailContent(language, kind, about, template, Map.of(), to, null, null);
    }

    /** The text in one line without control and format characters. */
    static String inHeader(String text) {
        return NOT_IN_HEADERS.matcher(text).replaceAll(" ").strip();
    }

    MailContent with(String variable, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(variables);
        more.put(variable, value);
        return new MailContent(language, kind, about, template, more, to, replyTo, replyToName);
    }

    MailContent answeredTo(@Nullable MailAddress address, @Nullable String name) {
        return new MailContent(language, kind, about, template, variables, to, address, name);
    }
}
