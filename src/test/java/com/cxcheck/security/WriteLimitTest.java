package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.security.WriteLimit.Limit;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteLimitTest {

    private static final String SOMEONE = "203.0.113.7";

    private final Watch watch = new Watch();

    /** Shows the time that a test sets. */
    private static class Watch implements TimeMeter {

        private long nanoseconds;

        void wait(Duration time) {
            nanoseconds += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanoseconds;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private WriteLimit limit(int writes) {
        return new WriteLimit(new Limit(writes), watch);
    }

    private static boolean write(WriteLimit limit, String address) {
        boolean may = limit.begin(address, 0).isEmpty();
        if (may) {
            limit.end(address);
        }
        return may;
    }

    private static int writes(WriteLimit limit, String address) {
        int writes = 0;
        while (write(limit, address)) {
            writes++;
        }
        return writes;
    }

    @Test
    void anAddressWritesSoOftenAtOnceAndThenAsFastAsTheTimePasses() {
        WriteLimit limit = limit(3_000);

        assertThat(writes(limit, SOMEONE)).isEqualTo(3_000);
        watch.wait(Duration.ofSeconds(1));
        assertThat(writes(limit, SOMEONE)).isEqualTo(10);
        watch.wait(Duration.ofMinutes(1));
        assertThat(writes(limit, SOMEONE)).isEqualTo(600);
    }

    @Test
    void whoIsRefusedIsToldForHowManyWholeSecondsToWait() {
        WriteLimit limit = limit(1);
        write(limit, SOMEONE);

        assertThat(limit.begin(SOMEONE, 0)).hasValue(300);
        watch.wait(Duration.ofMillis(100));
        assertThat(limit.begin(SOMEONE, 0)).hasValue(300);
        watch.wait(Duration.ofMillis(299_899));
        assertThat(limit.begin(SOMEONE, 0)).hasValue(1);
        watch.wait(Duration.ofMillis(1));
        assertThat(limit.begin(SOMEONE, 0)).isEmpty();
    }

    @Test
    void noBucketIsForgottenBeforeItIsFullAgain() {
        WriteLimit limit = limit(2);
        assertThat(writes(limit, SOMEONE)).isEqualTo(2);

        watch.wait(Duration.ofMillis(299_999));
        assertThat(writes(limit, SOMEONE)).isEqualTo(1);
    }

    @Test
    void whatOneAddressWritesIsNotCountedForAnother() {
        WriteLimit limit = limit(5);
        writes(limit, SOMEONE);

        assertThat(writes(limit, "203.0.113.8")).isEqualTo(5);
    }

    @Test
    void anAddressHas150WritesAtOnceAndThenHasToEndOneFirst() {
        WriteLimit limit = limit(3_000);
        for (int i = 0; i < 150; i++) {
            assertThat(limit.begin(SOMEONE, 0)).isEmpty();
        }

        assertThat(limit.begin(SOMEONE, 0)).hasValue(1);
        assertThat(limit.begin("203.0.113.8", 0)).isEmpty();
        limit.end(SOMEONE);
        assertThat(limit.begin(SOMEONE, 0)).isEmpty();
        assertThat(limit.begin(SOMEONE, 0)).hasValue(1);
    }

    @Test
    void writesUnderWayCountHoweverLongTheyTake() {
        WriteLimit limit = limit(3_000);
        for (int i = 0; i < 150; i++) {
            limit.begin(SOMEONE, 0);
        }

        watch.wait(Duration.ofHours(1));

        assertThat(limit.begin(SOMEONE, 0)).hasValue(1);
    }

    @Test
    void anAddressSendsFourKilobytesAWriteOnAverageAndHalfAMegabyteOnlyNowAndThen() {
        WriteLimit limit = limit(3_000);
        for (int i = 0; i < 24; i++) {
            assertThat(limit.begin(SOMEONE, 500_000)).isEmpty();
            assertThat(limit.take(SOMEONE, 500_000)).isEmpty();
            limit.end(SOMEONE);
        }

        assertThat(limit.begin(SOMEONE, 500_000)).isPresent();
        assertThat(limit.take(SOMEONE, 500_000)).isPresent();
        assertThat(limit.begin("203.0.113.8", 500_000)).isEmpty();
        watch.wait(WriteLimit.PERIOD);
        assertThat(limit.begin(SOMEONE, 500_000)).isEmpty();
    }

    @Test
    void whoseBodyIsRefusedIsToldWhenThereIsRoomForIt() {
        WriteLimit limit = limit(1_000);
        limit.take(SOMEONE, 1_000 * WriteLimit.BYTES_PER_WRITE);

        assertThat(limit.begin(SOMEONE, 500 * WriteLimit.BYTES_PER_WRITE)).hasValue(150);
        watch.wait(Duration.ofSeconds(150));
        assertThat(limit.begin(SOMEONE, 500 * WriteLimit.BYTES_PER_WRITE)).isEmpty();
    }

    @Test
    void threeThousandWritesOfTheUsualSizeAreNotHeldUp() {
        WriteLimit limit = limit(3_000);
        for (int i = 0; i < 3_000; i++) {
            assertThat(limit.begin(SOMEONE, 1_000)).isEmpty();
            assertThat(limit.take(SOMEONE, 1_000)).isEmpty();
            limit.end(SOMEONE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7,               203.0.113.8,          false",
        "2001:db8:1:2::1,           2001:db8:1:2:ffff::9, true",
        "2001:db8:1:2::1,           2001:db8:1:3::1,      false",
        "2001:0DB8:1:2:0:0:0:1,     2001:db8:1:2::1,      true",
        "::ffff:203.0.113.7,        203.0.113.7,          true",
        "2001:db8:none,             2001:db8:nothing,     false",
    })
    void anAddressIsItselfAndWithIpv6ItsNetworkOf64Bits(String one, String other, boolean same) {
        assertThat(ClientAddress.at(one).equals(ClientAddress.at(other))).isEqualTo(same);
    }
}
