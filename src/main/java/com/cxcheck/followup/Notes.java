package com.cxcheck.followup;

import java.util.List;
import org.springframework.data.repository.Repository;

public interface Notes extends Repository<Note, Long> {

    Note save(Note note);

    void deleteById(long id);

    List<Note> findBySubmissionIdOrderById(long submissionId);

    List<Note> findBySubmissionIdOrderByIdDesc(long submissionId);
}
