package com.cxcheck.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Consultants extends Repository<Consultant, Long> {

    Consultant save(Consultant consultant);

    Optional<Consultant> findById(long id);

    Optional<Consultant> findByUsername(String username);

    boolean existsByUsernameIgnoreCase(String username);

    List<Consultant> findAllByOrderByUsername();

    long count();
}
