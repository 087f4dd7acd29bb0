package com.cxcheck.conversation;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Snippets extends Repository<Snippet, Long> {

    Snippet save(Snippet snippet);

    void delete(Snippet snippet);

    Optional<Snippet> findById(long id);

    Optional<Snippet> findByTitle(String title);

    List<Snippet> findAllByOrderByTitle();
}
