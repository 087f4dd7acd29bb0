package com.cxcheck.submission;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One e-mail address without a name, as every mail server takes it: ASCII, at most 64 characters before the @ and 254 in all,
 * with a host that DNS can know. Quotes, addresses of networks and hosts without a dot are refused.
 *
 * @param value the address; a domain in another script is written as DNS does it
 */
public record MailAddress(String value) {

    private static final int LONGEST = 254;

    private static final String WORD = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern FORM = Pattern.compile("(?=.{1,64}@)" + WORD + "(\\." + WORD + ")*"
            + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
            + "(?!(?i:localhost)$)[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

    /** What comes along where an address is copied: zero-width and bidi characters, soft hyphens, blanks that don't break. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Z}\\uFE00-\\uFE0F\\u034F\\u2800&&[^ ]]");

    public MailAddress {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** What somebody has written, without what can't be seen. */
    public static String clean(String text) {
        return INVISIBLE.matcher(text).replaceAll("").strip();
    }

    /**
     * The address that somebody has written, unless that is none. A domain that DNS would write with other letters, such as one
     * with ß, is refused, since it can be somebody else's.
     */
    public static Optional<MailAddress> parse(String text) {
        String written = clean(text);
        int at = written.lastIndexOf('@');
        // what follows takes time in proportion to the square of the length
        if (at < 0 || written.length() > LONGEST) {
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

    /** Stands for the address in whatever tells one mail from another. */
    public String hash() {
        return DigestUtils.sha256Hex(value.toLowerCase(Locale.ROOT));
    }

    /**
     * Stands for the mailbox that most servers put mails to the address into: without what comes after a plus sign, and, with
     * Gmail, without dots.
     */
    public String mailboxHash() {
        int at = value.lastIndexOf('@');
        String domain = value.substring(at + 1).toLowerCase(Locale.ROOT);
        String user = value.substring(0, at).toLowerCase(Locale.ROOT).replaceFirst("(?<=.)\\+.*", "");
        boolean gmail = domain.equals("gmail.com") || domain.equals("googlemail.com");
        return DigestUtils.sha256Hex(gmail ? user.replace(".", "") + "@gmail.com" : user + "@" + domain);
    }

    /** Keeps the address out of logs. */
    @Override
    public String toString() {
        return "MailAddress[…]";
    }
}
