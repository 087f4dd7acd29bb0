package com.cxcheck.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One e-mail address without a name, at most 254 characters and ASCII, as every mail server takes it. A domain in another
 * script is written as DNS does it.
 */
record MailAddress(String value) {

    private static final int LONGEST = 254;

    MailAddress {
        if (!isSound(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** The address that somebody has written, unless that is none. */
    static Optional<MailAddress> parse(String text) {
        int at = text.lastIndexOf('@');
        // to write a domain as DNS does takes time in proportion to the square of its length
        if (at < 0 || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
            String address = text.substring(0, at + 1) + domain;
            return isSound(address) ? Optional.of(new MailAddress(address)) : Optional.empty();
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    private static boolean isSound(String value) {
        try {
            return value.length() <= LONGEST
                    && value.matches("[!-~]+@[!-~]+")
                    && new InternetAddress(value, true).getAddress().equals(value);
        } catch (AddressException notAnAddress) {
            return false;
        }
    }

    InternetAddress toInternetAddress() {
        InternetAddress address = new InternetAddress();
        address.setAddress(value);
        return address;
    }

    /** Stands for the address in whatever tells one mail from another. */
    String hash() {
        return DigestUtils.sha256Hex(value.toLowerCase(Locale.ROOT));
    }

    /** Keeps the address out of logs. */
    @Override
    public String toString() {
        return "MailAddress[…]";
    }
}
