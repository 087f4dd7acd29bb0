package com.cxcheck.account;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Consultants extends Repository<Consultant, Long> {

    Consultant save(Consultant consultant);

    Optional<Consultant> findByUsername(String username);

    long count();
}
