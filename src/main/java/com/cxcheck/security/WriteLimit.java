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
 * How much one address may write: so many times and so many bytes in five minutes, and so many at once. A workshop of 60
 * people behind one address writes about 780 times in five minutes, some hundred bytes each time and a text once. Each
 * instance counts by itself.
 */
class WriteLimit {

    /**
     * What one address may do.
     *
     * @param writes how often it may send a form in five minutes
     */
    @ConfigurationProperties("cxcheck.limit")
    record Limit(@DefaultValue("3000") int writes) {

        Limit {
            if (writes < 1) {
                throw new IllegalArgumentException("cxcheck.limit.writes is " + writes + "; it has to be 1 or more");
            }
        }
    }

    static final Duration PERIOD = Duration.ofMinutes(5);

    /** Of the 400 threads that Tomcat has where there are no virtual ones, so that one address leaves some to others. */
    static final int AT_ONCE = 150;

    /** That may be sent in a period with each write that may be, on average: a text of 4,000 letters. */
    static final int BYTES_A_WRITE = 4_096;

    /** That may be sent in a period at the least, so that the largest form can be. */
    private static final int LEAST_BYTES = 1_048_576;

    private static final int MOST_ADDRESSES = 100_000;

    private final long bytes;
    private final LoadingCache<String, Allowance> allowances;
    private final ConcurrentMap<String, Integer> underWay = new ConcurrentHashMap<>();

    WriteLimit(Limit limit, TimeMeter time) {
        this.bytes = Math.max(LEAST_BYTES, (long) limit.writes() * BYTES_A_WRITE);
        // after a period without a write a bucket is full again, which is what a new one is
        this.allowances = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterAccess(PERIOD)
                .ticker(time::currentTimeNanos)
                .build(sender -> new Allowance(bucket(limit.writes(), time), bucket(bytes, time)));
    }

    /** What one address may still write. */
    private record Allowance(Bucket writes, Bucket bytes) {}

    private static Bucket bucket(long capacity, TimeMeter time) {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(capacity).refillGreedy(capacity, PERIOD))
                .withCustomTimePrecision(time)
                .build();
    }

    /**
     * Begins a write, which then has to be ended, or says how many seconds to wait before trying again.
     *
     * @param length of its body in bytes, or 0 if it isn't said
     */
    OptionalLong begin(String sender, long length) {
        if (underWay.merge(sender, 1, Integer::sum) > AT_ONCE) {
            end(sender);
            return OptionalLong.of(1);
        }
        Allowance allowance = allowances.get(sender);
        OptionalLong wait = wait(allowance.bytes().estimateAbilityToConsume(Math.max(1, Math.min(length, bytes))));
        if (wait.isEmpty()) {
            ConsumptionProbe written = allowance.writes().tryConsumeAndReturnRemaining(1);
            wait = wait(written.isConsumed(), written.getNanosToWaitForRefill());
        }
        if (wait.isPresent()) {
            end(sender);
        }
        return wait;
    }

    /** Takes bytes of a body from what an address may send, or says how many seconds to wait before trying again. */
    OptionalLong take(String sender, int bytes) {
        ConsumptionProbe taken = allowances.get(sender).bytes().tryConsumeAndReturnRemaining(bytes);
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

    void end(String sender) {
        underWay.computeIfPresent(sender, (same, writes) -> writes > 1 ? writes - 1 : null);
    }
}
