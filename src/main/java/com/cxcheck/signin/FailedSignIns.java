package com.cxcheck.signin;

import com.cxcheck.account.ConsultantName;
import com.cxcheck.security.KeyedHash;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords, without a way to lock somebody else out. In any quarter of an hour an address has
 * ten tries. An account that was tried twenty times, from wherever, is under attack: then each address has a single try at
 * it, and three where it was signed in to from there within the last 30 days. So a guesser needs an address for each guess, and
 * the consultant, who knows the password and comes from another address, gets in at once.
 *
 * <p>It is kept in the database, so that it holds over a restart and for all instances; names and addresses only as
 * keyed hashes, because people type passwords into the wrong field, and only for as long as they count.
 */
@Component
class FailedSignIns {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int TRIES_OF_AN_ADDRESS = 10;
    static final int TRIES_AT_AN_ACCOUNT = 20;
    static final int TRIES_UNDER_ATTACK = 1;
    static final int TRIES_UNDER_ATTACK_FROM_A_KNOWN_ADDRESS = 3;
    static final Duration ADDRESS_IS_KNOWN_FOR = Duration.ofDays(30);
    static final int KNOWN_ADDRESSES_OF_AN_ACCOUNT = 10;

    private static final Logger LOG = LoggerFactory.getLogger(FailedSignIns.class);

    /** The accounts of whose attack the log has been told, and when: once for each attack. */
    private final Cache<String, Instant> attacked =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterAccess(WINDOW).build();

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final Clock clock;

    FailedSignIns(JdbcClient jdbc, KeyedHash hash, Clock clock) {
        this.jdbc = jdbc;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * Counts a try, as a wrong one until it turns out to be right, before its password is looked at: so tries at the same
     * time count each other.
     *
     * @throws TooManyWrongPasswords if it must not be looked at
     */
    Try begin(String account, String address) {
        String accountHash = hash.hex("account " + ConsultantName.key(account));
        String addressHash = hash.hex("address " + address);
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
                                now, row.getTimestamp("oldest").toInstant().plus(WINDOW)),
                        false))
                .single();
        if (counted.accountIsUnderAttack() && attacked.asMap().putIfAbsent(accountHash, now) == null) {
            LOG.warn(
                    "More than {} wrong passwords for one account in a quarter of an hour; /admin/audit tells which",
                    TRIES_AT_AN_ACCOUNT);
        }
        int allowed = counted.accountIsUnderAttack() ? triesUnderAttack(counted, now) : TRIES_OF_AN_ADDRESS;
        if (counted.ofAddress() > TRIES_OF_AN_ADDRESS || counted.ofBoth() > allowed) {
            // it was not looked at, so it doesn't count; else whoever goes on would never be let in again
            jdbc.sql("delete from wrong_password where id = ?")
                    .param(id.getKey())
                    .update();
            throw new TooManyWrongPasswords(counted.untilNextTry());
        }
        return counted.accountIsUnderAttack() && counted.ofBoth() == allowed ? counted.asLast() : counted;
    }

    /** For tests: the next attack is told of again. */
    void forgetAttacks() {
        attacked.invalidateAll();
    }

    private int triesUnderAttack(Try counted, Instant now) {
        boolean known = jdbc.sql("""
                        select count(*) from known_address
                        where account_hash = ? and address_hash = ? and signed_in_at > ?""")
                        .params(
                                counted.accountHash(),
                                counted.addressHash(),
                                Timestamp.from(now.minus(ADDRESS_IS_KNOWN_FOR)))
                        .query(Integer.class)
                        .single()
                > 0;
        return known ? TRIES_UNDER_ATTACK_FROM_A_KNOWN_ADDRESS : TRIES_UNDER_ATTACK;
    }

    /** Forgets what was tried at the account from the address, since it was the consultant, and knows the address from now on. */
    void forgive(Try right) {
        jdbc.sql("""
                        insert into known_address (account_hash, address_hash, signed_in_at) values (?, ?, ?)
                        on conflict do nothing""")
                .params(right.accountHash(), right.addressHash(), Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("update known_address set signed_in_at = ? where account_hash = ? and address_hash = ?")
                .params(Timestamp.from(clock.instant()), right.accountHash(), right.addressHash())
                .update();
        jdbc.sql("""
                        delete from known_address
                        where account_hash = :account and address_hash not in (
                            select address_hash from known_address
                            where account_hash = :account order by signed_in_at desc limit :most)""")
                .param("account", right.accountHash())
                .param("most", KNOWN_ADDRESSES_OF_AN_ACCOUNT)
                .update();
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
        jdbc.sql("delete from known_address where signed_in_at <= ?")
                .param(Timestamp.from(clock.instant().minus(ADDRESS_IS_KNOWN_FOR)))
                .update();
    }

    /**
     * A try, and what was tried lately, itself included.
     *
     * @param ofAddress from the same address, at whichever account
     * @param atAccount at the same account, from wherever
     * @param ofBoth at the same account from the same address
     * @param untilNextTry until the oldest from this address no longer counts
     * @param last whether the address has no other at this account, since that is under attack
     */
    record Try(
            String accountHash,
            String addressHash,
            int ofAddress,
            int atAccount,
            int ofBoth,
            Duration untilNextTry,
            boolean last) {

        private Try asLast() {
            return new Try(accountHash, addressHash, ofAddress, atAccount, ofBoth, untilNextTry, true);
        }

        boolean accountIsUnderAttack() {
            return atAccount > TRIES_AT_AN_ACCOUNT;
        }
    }
}
