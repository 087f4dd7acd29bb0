package com.cxcheck.submission;

import java.util.List;
import org.springframework.stereotype.Component;

/** The sources by which anybody came, also those who have not submitted yet. */
@Component
public class SourceNames {

    private static final int MAX_NUMBER = 500;

    private final DistinctValues values;

    SourceNames(DistinctValues values) {
        this.values = values;
    }

    /** The first 500 in alphabetical order. */
    public List<Source> all() {
        return values.of("submission", "source", MAX_NUMBER).stream()
                .map(Source::new)
                .sorted((one, other) -> String.CASE_INSENSITIVE_ORDER.compare(one.name(), other.name()))
                .toList();
    }
}
