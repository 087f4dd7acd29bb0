package com.cxcheck.submission;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * An e-mail address that every mail server accepts: ASCII, at most 64 characters before the @ and 254 in all, with a host name
 * that DNS can resolve. Quoted local parts, address literals and host names without a dot are invalid.
 *
 * @param value the address, with the domain in its ASCII form (IDNA)
 */
public record MailAddress(String value) {

    private static final int MAX_LENGTH = 254;

    private static final String WORD = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern FORMAT = Pattern.compile("(?=.{1,64}@)" + WORD + "(\\." + WORD + ")*"
            + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
            + "(?!(?i:localhost|localdomain|local|invalid)$)[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

    /** What copied text may contain: zero-width and bidi characters, soft hyphens, non-breaking spaces. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Z}\\uFE00-\\uFE0F\\u034F\\u2800&&[^ ]]");

    public MailAddress {
        if (value.length() > MAX_LENGTH || !FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** Removes invisible characters and surrounding white space. */
    public static String clean(String text) {
        return INVISIBLE.matcher(text).replaceAll("").strip();
    }

    /**
     * Parses input. A domain that IDNA 2003 maps to other letters, such as one with ß, is invalid, since the result can be
     * another person's domain.
     */
    public static Optional<MailAddress> parse(String text) {
        String written = clean(text);
        int at = written.lastIndexOf('@');
        // IDN takes quadratic time
        if (at < 0 || written.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            String domain = Normalizer.normalize(written.substring(at + 1), Normalizer.Form.NFC);
            String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
            return ascii.equals(domain) || IDN.toUnicode(ascii).equalsIgnoreCase(domain)
                    ? Optional.of(new MailAddress(written.substring(0, at + 1) + ascii))
                    : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Identifies the address in keys of mails. */
    public String hash() {
        return DigestUtils.sha256Hex(value.toLowerCase(Locale.ROOT));
    }

    /** Identifies the mailbox: the address without a subaddress after a plus sign and, for Gmail, without dots. */
    public String mailboxHash() {
        int at = value.lastIndexOf('@');
        String domain = value.substring(at + 1).toLowerCase(Locale.ROOT);
        String user = value.substring(0, at).toLowerCase(Locale.ROOT).replaceFirst("(?<=.)\\+.*", "");
        boolean gmail = domain.equals("gmail.com") || domain.equals("googlemail.com");
        return DigestUtils.sha256Hex(gmail ? user.replace(".", "") + "@gmail.com" : user + "@" + domain);
    }

    /** Does not reveal the address, so that it is not logged. */
    @Override
    public String toString() {
        return "MailAddress[…]";
    }
}
