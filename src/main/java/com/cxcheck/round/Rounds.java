package com.cxcheck.round;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All rounds. */
interface Rounds extends Repository<Round, Long> {

    Round save(Round round);

    Optional<Round> findById(long id);

    Optional<Round> findByReference(String reference);

    Optional<Round> findByCode(String code);

    List<Round> findFirst100ByOpenedByIsNotNullOrderByIdDesc();

    List<Round> findByOwnerSubmissionIdOrderById(long ownerSubmissionId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Round r where r.id = :id")
    Optional<Round> lockById(long id);

    @Query("select r.id from Round r where r.term.closedAt is null and r.term.closesAt <= :now")
    List<Long> findDue(Instant now);
}
