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
 * Throttles the guessing of passwords without a way to lock anybody out. An address has 10 tries in a quarter of an hour. An
 * account with 20 tries, from any addresses, is under attack: from then on each address has one try at it, or three if it signed in
 * to the account within 30 days. So an attacker needs a new address for each guess, while the consultant still gets in.
 *
 * <p>Tries are kept in the database, for all instances and over restarts; names and addresses only as keyed hashes, since people
 * type passwords into the wrong field.
 */
@Component
class FailedSignIns {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int MAX_TRIES_PER_ADDRESS = 10;
    static final int MAX_TRIES_PER_ACCOUNT = 20;
    static final int MAX_TRIES_UNDER_ATTACK = 1;
    static final int MAX_TRIES_UNDER_ATTACK_FROM_KNOWN_ADDRESS = 3;
    static final Duration KNOWN_ADDRESS_LIFETIME = Duration.ofDays(30);
    static final int MAX_KNOWN_ADDRESSES = 10;

    private static final Logger LOG = LoggerFactory.getLogger(FailedSignIns.class);

    /** The hashes of the accounts whose attack was logged, so that each attack is logged once. */
    private final Cache<String, Instant> loggedAttacks =
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
     * Counts a try as failed before its password is checked, so that concurrent tries count, too.
     *
     * @throws TooManyFailedSignInsException if the password must not be checked
     */
    Try begin(String account, String address) {
        String accountHash = hash.hex("account " + ConsultantName.key(account));
        String addressHash = hash.hex("address " + address);
        Instant now = clock.instant();
        KeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("insert into failed_sign_in (account_hash, address_hash, tried_at) values (?, ?, ?)")
                .params(accountHash, addressHash, Timestamp.from(now))
                .update(id, "id");
        TryCounts counts = jdbc.sql("""
                        select count(case when address_hash = :address then 1 end) as from_address,
                               count(case when account_hash = :account then 1 end) as at_account,
                               count(case when address_hash = :address and account_hash = :account then 1 end)
                                   as from_address_at_account,
                               min(case when address_hash = :address then tried_at end) as oldest
                        from failed_sign_in
                        where (address_hash = :address or account_hash = :account) and tried_at > :since""")
                .param("address", addressHash)
                .param("account", accountHash)
                .param("since", Timestamp.from(now.minus(WINDOW)))
                .query(TryCounts.class)
                .single();
        boolean underAttack = counts.atAccount() > MAX_TRIES_PER_ACCOUNT;
        if (underAttack && loggedAttacks.asMap().putIfAbsent(accountHash, now) == null) {
            LOG.warn(
                    "More than {} wrong passwords for one account in a quarter of an hour; /admin/audit tells which",
                    MAX_TRIES_PER_ACCOUNT);
        }
        Duration untilNextTry = Duration.between(now, counts.oldest().plus(WINDOW));
        int allowed = underAttack ? triesUnderAttack(accountHash, addressHash, now) : MAX_TRIES_PER_ADDRESS;
        if (counts.fromAddress() > MAX_TRIES_PER_ADDRESS || counts.fromAddressAtAccount() > allowed) {
            // tries that aren't checked don't count; else continued trying would never end the wait
            jdbc.sql("delete from failed_sign_in where id = ?")
                    .param(id.getKey())
                    .update();
            throw new TooManyFailedSignInsException(untilNextTry);
        }
        boolean last = underAttack && counts.fromAddressAtAccount() == allowed;
        return new Try(accountHash, addressHash, untilNextTry, last);
    }

    private int triesUnderAttack(String accountHash, String addressHash, Instant now) {
        boolean known = jdbc.sql("""
                        select count(*) from known_address
                        where account_hash = ? and address_hash = ? and signed_in_at > ?""")
                        .params(accountHash, addressHash, Timestamp.from(now.minus(KNOWN_ADDRESS_LIFETIME)))
                        .query(Integer.class)
                        .single()
                > 0;
        return known ? MAX_TRIES_UNDER_ATTACK_FROM_KNOWN_ADDRESS : MAX_TRIES_UNDER_ATTACK;
    }

    /** Deletes the failed tries at the account from the address, which is known from now on. */
    void succeeded(Try right) {
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
                .param("most", MAX_KNOWN_ADDRESSES)
                .update();
        jdbc.sql("delete from failed_sign_in where account_hash = ? and address_hash = ?")
                .params(right.accountHash(), right.addressHash())
                .update();
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    @SchedulerLock(name = "failed-sign-ins", lockAtLeastFor = "PT55M", lockAtMostFor = "PT55M")
    void deleteExpired() {
        jdbc.sql("delete from failed_sign_in where tried_at <= ?")
                .param(Timestamp.from(clock.instant().minus(WINDOW)))
                .update();
        jdbc.sql("delete from known_address where signed_in_at <= ?")
                .param(Timestamp.from(clock.instant().minus(KNOWN_ADDRESS_LIFETIME)))
                .update();
    }

    /**
     * @param untilNextTry until the oldest try from this address no longer counts
     * @param last whether the address has no further try at this account, which is under attack
     */
    record Try(String accountHash, String addressHash, Duration untilNextTry, boolean last) {}

    /** The tries of the last quarter of an hour, including the one just begun. */
    record TryCounts(int fromAddress, int atAccount, int fromAddressAtAccount, Instant oldest) {}
}
