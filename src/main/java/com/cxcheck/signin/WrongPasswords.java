package com.cxcheck.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords, without a way to lock somebody else out. In any quarter of an hour an address has
 * ten tries. An account that was tried twenty times, from wherever, is under attack: then each address has a single try at
 * it. So a guesser needs an address for each guess, and its owner, who knows the password and comes from another address,
 * gets in at once.
 *
 * <p>It is kept in the database, so that it holds over a restart and for all instances; names and addresses only as
 * hashes, because people type passwords into the wrong field, and only for as long as they count.
 */
@Component
class WrongPasswords {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int TRIES_OF_AN_ADDRESS = 10;
    static final int TRIES_AT_AN_ACCOUNT = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    WrongPasswords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts a try, as a wrong one until it turns out to be right, before its password is looked at: so tries at the same
     * time count each other.
     *
     * @throws TooManyWrongPasswords if it must not be looked at
     */
    Try begin(String account, String address) {
        String accountHash = DigestUtils.sha256Hex(account);
        String addressHash = DigestUtils.sha256Hex(address);
        Instant now = clock.instant();
        KeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("insert into wrong_password (account_hash, address_hash, tried_at) values (?, ?, ?)")
                .params(accountHash, addressHash, Timestamp.from(now))
                .update(id, "id");
        Try counted = jdbc.sql("""
                        select count(case when address_hash = :address then 1 end) as of_address,
                               count(case when account_hash = :account then 1 end) as at_account,
                               count(case when address_hash = :address and account_hash = :account then 1 end) as of_both,
                               min(case when address_hash = :address then tried_at end) as oldest
                        from wrong_password
                        where (address_hash = :address or account_hash = :account) and tried_at > :since""")
                .param("address", addressHash)
                .param("account", accountHash)
                .param("since", Timestamp.from(now.minus(WINDOW)))
                .query((row, number) -> new Try(
                        accountHash,
                        addressHash,
                        row.getInt("of_address"),
                        row.getInt("at_account"),
                        row.getInt("of_both"),
                        Duration.between(
                                now, row.getTimestamp("oldest").toInstant().plus(WINDOW))))
                .single();
        if (counted.isRefused()) {
            // it was not looked at, so it doesn't count; else whoever goes on would never be let in again
            jdbc.sql("delete from wrong_password where id = ?")
                    .param(id.getKey())
                    .update();
            throw new TooManyWrongPasswords(counted.untilNextTry());
        }
        return counted;
    }

    /** Forgets what was tried at the account from the address, since it was its owner. */
    void forgive(Try right) {
        jdbc.sql("delete from wrong_password where account_hash = ? and address_hash = ?")
                .params(right.accountHash(), right.addressHash())
                .update();
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    @SchedulerLock(name = "wrong-passwords", lockAtLeastFor = "PT55M", lockAtMostFor = "PT55M")
    void forgetWhatNoLongerCounts() {
        jdbc.sql("delete from wrong_password where tried_at <= ?")
                .param(Timestamp.from(clock.instant().minus(WINDOW)))
                .update();
    }

    /**
     * A try, and what was tried lately, itself included.
     *
     * @param ofAddress from the same address, at whichever account
     * @param atAccount at the same account, from wherever
     * @param ofBoth at the same account from the same address
     * @param untilNextTry until the oldest from this address no longer counts
     */
    record Try(
            String accountHash, String addressHash, int ofAddress, int atAccount, int ofBoth, Duration untilNextTry) {

        private boolean isRefused() {
            return ofAddress > TRIES_OF_AN_ADDRESS || (accountIsUnderAttack() && ofBoth > 1);
        }

        boolean accountIsUnderAttack() {
            return atAccount > TRIES_AT_AN_ACCOUNT;
        }
    }
}
