package com.cxcheck.round;

import com.cxcheck.security.ClientAddress;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Limits the unknown codes that an address may try, so that none can be guessed: a room of 60 people behind one address may
 * mistype one each, and who tries that many for a year finds one of 1,000 open rounds with a chance of 1 in 100. Each instance
 * counts by itself.
 */
@Component
class CodeGuesses {

    static final int MAX_UNKNOWN = 100;

    static final Duration PERIOD = Duration.ofMinutes(5);

    private static final int MAX_ADDRESSES = 100_000;

    private final LoadingCache<String, Bucket> allowances = Caffeine.newBuilder()
            .maximumSize(MAX_ADDRESSES)
            .expireAfterAccess(PERIOD)
            .build(address -> Bucket.builder()
                    .addLimit(bandwidth -> bandwidth.capacity(MAX_UNKNOWN).refillGreedy(MAX_UNKNOWN, PERIOD))
                    .build());

    /** Whether an address has tried too many; then nothing is looked up for it, so that a right guess tells nothing. */
    boolean isExhausted(String address) {
        return allowances.get(ClientAddress.at(address)).getAvailableTokens() == 0;
    }

    void countUnknown(String address) {
        allowances.get(ClientAddress.at(address)).tryConsume(1);
    }
}
