package com.cxcheck.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits the requests with a body of an address: their number and bytes in five minutes, and how many at a time. A workshop of 60
 * people behind one address sends about 780 in five minutes, of some hundred bytes each. Each instance counts by itself.
 */
class WriteLimit {

    /** @param writes how many forms an address may send in five minutes */
    @ConfigurationProperties("cxcheck.limit")
    record Limit(@DefaultValue("3000") int writes) {

        /** Bucket4j refills at most one token in a nanosecond; times {@link #BYTES_PER_WRITE} this is less for five minutes. */
        private static final int MAX = 10_000_000;

        Limit {
            if (writes < 1 || writes > MAX) {
                throw new IllegalArgumentException("cxcheck.limit.writes is " + writes + "; it has to be "
                        + (writes < 1 ? "1 or more" : MAX + " or less"));
            }
        }
    }

    static final Duration PERIOD = Duration.ofMinutes(5);

    /** Fewer than Tomcat's 400 threads (without virtual ones), so that an address leaves some to others. */
    static final int MAX_CONCURRENT = 150;

    /** The mean allowed for each write, enough for a text of 4,000 ASCII letters. */
    static final int BYTES_PER_WRITE = 4_096;

    /** The minimum in a period, so that the largest form can be sent. */
    private static final int MIN_BYTES = 1_048_576;

    private static final int MAX_ADDRESSES = 100_000;

    private final long bytes;
    private final LoadingCache<String, Allowance> allowances;
    private final ConcurrentMap<String, Integer> concurrent = new ConcurrentHashMap<>();

    WriteLimit(Limit limit, TimeMeter time) {
        this.bytes = Math.max(MIN_BYTES, (long) limit.writes() * BYTES_PER_WRITE);
        // after a period without a write a bucket is full again, as a new one is
        this.allowances = Caffeine.newBuilder()
                .maximumSize(MAX_ADDRESSES)
                .expireAfterAccess(PERIOD)
                .ticker(time::currentTimeNanos)
                .build(client -> new Allowance(bucket(limit.writes(), time), bucket(bytes, time)));
    }

    private record Allowance(Bucket writes, Bucket bytes) {}

    private static Bucket bucket(long capacity, TimeMeter time) {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(capacity).refillGreedy(capacity, PERIOD))
                .withCustomTimePrecision(time)
                .build();
    }

    /**
     * Begins a write; if it returns no wait, {@link #end} has to follow.
     *
     * @param length the Content-Length, or 0 if unknown
     * @return the seconds to wait before trying again, if the write is refused
     */
    OptionalLong begin(String client, long length) {
        if (concurrent.merge(client, 1, Integer::sum) > MAX_CONCURRENT) {
            end(client);
            return OptionalLong.of(1);
        }
        Allowance allowance = allowances.get(client);
        OptionalLong wait = wait(allowance.bytes().estimateAbilityToConsume(Math.max(1, Math.min(length, bytes))));
        if (wait.isEmpty()) {
            ConsumptionProbe written = allowance.writes().tryConsumeAndReturnRemaining(1);
            wait = wait(written.isConsumed(), written.getNanosToWaitForRefill());
        }
        if (wait.isPresent()) {
            end(client);
        }
        return wait;
    }

    /** Counts bytes of a body, or returns the seconds to wait before trying again. */
    OptionalLong take(String client, int bytes) {
        ConsumptionProbe taken = allowances.get(client).bytes().tryConsumeAndReturnRemaining(bytes);
        return wait(taken.isConsumed(), taken.getNanosToWaitForRefill());
    }

    private static OptionalLong wait(EstimationProbe probe) {
        return wait(probe.canBeConsumed(), probe.getNanosToWaitForRefill());
    }

    private static OptionalLong wait(boolean may, long nanoseconds) {
        return may
                ? OptionalLong.empty()
                : OptionalLong.of(Duration.ofNanos(nanoseconds)
                        .plusSeconds(1)
                        .minusNanos(1)
                        .toSeconds());
    }

    void end(String client) {
        concurrent.computeIfPresent(client, (same, writes) -> writes > 1 ? writes - 1 : null);
    }
}
