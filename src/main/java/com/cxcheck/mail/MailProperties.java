package com.cxcheck.mail;

import com.cxcheck.site.Site;
import com.cxcheck.submission.MailAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of mails beside {@code spring.mail.*}; without {@code spring.mail.host} no mails are sent.
 *
 * @param from the sender's address; by default cx-check at the host of cxcheck.url
 * @param to the consultants' addresses; may be empty
 * @param contactDetails whether mails to consultants contain visitors' contact details
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

    /** The default is not validated, since its host may be localhost. */
    String sender(Site site) {
        return from == null
                ? "cx-check@" + site.host()
                : address("cxcheck.mail.from", from).value();
    }
}
