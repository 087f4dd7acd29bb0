package com.cxcheck.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;

/** What is logged and kept of failed sign-ins. */
class FailedSignInRecordsTest extends Guesses {

    private List<String> onRecord() {
        return jdbc.sql("select action || ' ' || subject || ' ' || number from audit_event order by id")
                .query(String.class)
                .list();
    }

    @Test
    void whatFailsIsOnRecordOnceAnHourWithItsNumberAndWithoutWhatWasTypedOrWhoTyped() {
        jdbc.sql("delete from audit_event").update();

        IntStream.range(0, 3).forEach(guess -> tryFrom("203.0.113.1", "Ada", "guess " + guess));
        IntStream.range(0, 9).forEach(guess -> tryFrom("203.0.113.1", "my secret password", "guess " + guess));

        assertThat(onRecord())
                .containsExactly(
                        "SIGN_IN_FAILED ada 3",
                        "SIGN_IN_FAILED (unknown name) 7",
                        "SIGN_IN_THROTTLED (unknown name) 2");
    }

    @Test
    void theLogWarnsOnceOfAnAccountUnderAttack(CapturedOutput log) {
        jdbc.sql("delete from audit_event").update();
        jdbc.sql("insert into consultant (username, password_hash) values ('grace', '{bcrypt}')")
                .update();

        attack("grace");

        assertThat(log.getAll().split("wrong passwords for one account", -1)).hasSize(2);
        assertThat(log.getAll()).doesNotContain("198.51.100.");
        assertThat(onRecord()).contains("SIGN_IN_FAILED grace 20", "SIGN_IN_THROTTLED grace 10");
    }

    @Test
    void neitherNamesNorAddressesAreKeptAndNothingForLong() {
        tryFrom("203.0.113.1", "my secret in the wrong field", "guess");
        assertThat(jdbc.sql("select account_hash || address_hash from failed_sign_in")
                        .query(String.class)
                        .single())
                .matches("[0-9a-f]{128}")
                .as("an address can't be found by trying them all")
                .doesNotContain(DigestUtils.sha256Hex("203.0.113.1"));

        failedSignIns.deleteExpired();
        assertThat(jdbc.sql("select count(*) from failed_sign_in")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        passTime(16);
        failedSignIns.deleteExpired();
        assertThat(jdbc.sql("select count(*) from failed_sign_in")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class FailedSignInRecordsOnPostgresTest extends FailedSignInRecordsTest {}
