package com.cxcheck.mail;

import com.cxcheck.site.Site;
import com.cxcheck.submission.MailAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told what by mail. The mail server itself is spring.mail.*; without spring.mail.host there are no mails.
 *
 * @param from the address that mails come from; without it, cx-check at the host of cxcheck.url
 * @param to the consultants' addresses, with commas between them; without one, consultants get no mail
 * @param contactDetails whether mails to consultants may hold what visitors tell of themselves
 */
@ConfigurationProperties("cxcheck.mail")
record MailProperties(
        @Nullable String from,
        @DefaultValue List<String> to,
        @DefaultValue("true") boolean contactDetails) {

    MailProperties {
        to = List.copyOf(to);
        if (from != null) {
            address("cxcheck.mail.from", from);
        }
        to.forEach(each -> address("cxcheck.mail.to", each));
    }

    private static MailAddress address(String key, String text) {
        return MailAddress.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        key + " is \"" + text + "\"; it has to be an e-mail address such as ada@example.org"));
    }

    List<MailAddress> consultants() {
        return to.stream().map(each -> address("cxcheck.mail.to", each)).toList();
    }

    /** The one that is made of the host is not held to the rule for addresses: it may be localhost. */
    String sender(Site site) {
        return from == null
                ? "cx-check@" + site.host()
                : address("cxcheck.mail.from", from).value();
    }
}
