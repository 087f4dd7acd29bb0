package com.cxcheck.account;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Consultants extends Repository<Consultant, Long> {

    Consultant save(Consultant consultant);

    Optional<Consultant> findById(long id);

    Optional<Consultant> findByUsername(String username);

    /** Finds the account with the name or one that looks like it. Accounts are too few for an index. */
    default Optional<Consultant> findAlike(String username) {
        String key = ConsultantName.key(username);
        return findByUsername(username)
                .or(() -> findAllByOrderByUsername().stream()
                        .filter(consultant ->
                                ConsultantName.key(consultant.username()).equals(key))
                        .findFirst());
    }

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Consultant where enabled order by id")
    List<Consultant> lockEnabled();

    List<Consultant> findByUsernameIn(Collection<String> usernames);

    List<Consultant> findAllByOrderByUsername();
}
