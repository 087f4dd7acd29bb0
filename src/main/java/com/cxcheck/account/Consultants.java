package com.cxcheck.account;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Consultants extends Repository<Consultant, Long> {

    Consultant save(Consultant consultant);

    Optional<Consultant> findById(long id);

    Optional<Consultant> findByUsername(String username);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Consultant where enabled order by id")
    List<Consultant> lockEnabled();

    boolean existsByUsernameIgnoreCase(String username);

    List<Consultant> findAllByOrderByUsername();

    long count();
}
