package com.cxcheck.edge;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one address may write: so many times in five minutes, and so many at once. A workshop of 60 people behind one
 * address writes about 780 times in five minutes. Each instance counts by itself.
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

    /** Of the 200 threads that Tomcat has where there are no virtual ones, so that slow senders leave some to others. */
    static final int AT_ONCE = 150;

    private static final int MOST_ADDRESSES = 100_000;

    private final LoadingCache<String, Bucket> buckets;
    private final ConcurrentMap<String, Integer> underWay = new ConcurrentHashMap<>();

    WriteLimit(Limit limit, TimeMeter time) {
        // after a period without a write a bucket is full again, which is what a new one is
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterAccess(PERIOD)
                .ticker(time::currentTimeNanos)
                .build(sender -> Bucket.builder()
                        .addLimit(
                                bandwidth -> bandwidth.capacity(limit.writes()).refillGreedy(limit.writes(), PERIOD))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** Begins a write, which then has to be ended, or says how many seconds to wait before trying again. */
    OptionalLong begin(String sender) {
        if (underWay.merge(sender, 1, Integer::sum) > AT_ONCE) {
            end(sender);
            return OptionalLong.of(1);
        }
        ConsumptionProbe probe = buckets.get(sender).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return OptionalLong.empty();
        }
        end(sender);
        Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
        return OptionalLong.of(wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    void end(String sender) {
        underWay.computeIfPresent(sender, (same, writes) -> writes > 1 ? writes - 1 : null);
    }
}
