package com.cxcheck.insight;

import com.cxcheck.submission.SubmissionStatistics.Submitted;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How sources are written whose keys are written otherwise, in the table {@code insight_source}: as they were first. */
@Component
class SourceSpellings {

    private final JdbcTemplate jdbc;

    SourceSpellings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<Submitted> submissions) {
        Map<String, String> spellings = new HashMap<>();
        submissions.stream()
                .map(Submitted::source)
                .filter(source -> !source.equals(Group.key(source)))
                .forEach(source -> spellings.putIfAbsent(Group.key(source), source));
        spellings.forEach((source, spelling) -> jdbc.update("""
                insert into insight_source (source, spelling)
                select ?, ? where not exists (select 1 from insight_source where source = ?)
                """, source, spelling, source));
    }

    /** The spellings of those of the given keys that are written otherwise. */
    Map<String, String> of(Collection<String> sources) {
        Map<String, String> spellings = new HashMap<>();
        jdbc.query(
                "select source, spelling from insight_source where source = any (?)",
                row -> {
                    spellings.put(row.getString("source"), row.getString("spelling"));
                },
                (Object) sources.toArray(String[]::new));
        return spellings;
    }
}
