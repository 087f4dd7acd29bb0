package com.cxcheck.submission;

import com.cxcheck.security.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Keys of the links that delete a submission from any browser: the time until which one is valid and an HMAC of it and of the
 * submission's reference. None is stored.
 */
@Component
public class DeletionKeys {

    static final Duration VALIDITY = Duration.ofDays(1);

    private static final Pattern FORMAT = Pattern.compile("([0-9]{1,12})-([0-9a-f]{64})");

    private final KeyedHash hash;
    private final Clock clock;

    public DeletionKeys(KeyedHash hash, Clock clock) {
        this.hash = hash;
        this.clock = clock;
    }

    public String issue(Submission submission) {
        long end = clock.instant().plus(VALIDITY).getEpochSecond();
        return end + "-" + hmac(submission.reference(), end);
    }

    /** Whether a key was issued for the submission within the last day. */
    public boolean verify(String reference, String key) {
        Matcher parts = FORMAT.matcher(key);
        if (!parts.matches()) {
            return false;
        }
        long end = Long.parseLong(parts.group(1));
        boolean issued = MessageDigest.isEqual(
                parts.group(2).getBytes(StandardCharsets.US_ASCII),
                hmac(reference, end).getBytes(StandardCharsets.US_ASCII));
        return issued && clock.instant().getEpochSecond() < end;
    }

    private String hmac(String reference, long end) {
        return hash.hex("deletion " + end + " " + reference);
    }
}
