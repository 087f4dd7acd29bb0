package com.cxcheck.inbox;

import com.cxcheck.account.Colleagues;
import com.cxcheck.account.DisplayNames;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.submission.DatabaseProduct;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Looks up the search terms, the tag and the assignee of a filter. */
@Component
class Lookups {

    private final JdbcClient jdbc;
    private final Search search;
    private final FollowUps followUps;
    private final DisplayNames names;
    private final boolean joinsIds;

    Lookups(JdbcClient jdbc, Search search, FollowUps followUps, DisplayNames names, DatabaseProduct database) {
        this.jdbc = jdbc;
        this.search = search;
        this.followUps = followUps;
        this.names = names;
        this.joinsIds = !database.isPostgres();
    }

    Lookup find(SubmissionFilter filter) {
        Lookup lookup = search.find(filter.q()).withJoin(joinsIds);
        if (!filter.tag().isEmpty()) {
            lookup = withTag(filter, lookup);
        }
        if (!filter.assignee().isEmpty()) {
            lookup = lookup.withAssignees(assignees(filter.assignee()));
        }
        return lookup.withFacets(SingletonSupplier.of(followUps::facets));
    }

    private Lookup withTag(SubmissionFilter filter, Lookup lookup) {
        List<Long> tagged = jdbc.sql("select submission_id from follow_up_tag where tag = ? limit ?")
                .params(filter.tag(), Lookup.MAX_RARE + 1)
                .query(Long.class)
                .list();
        if (tagged.size() <= Lookup.MAX_RARE) {
            return lookup.withIds(tagged);
        }
        if (filter.hasOnlyTag()) {
            return lookup.forTagOnly();
        }
        return lookup.withCommon(Sql.of(
                "exists (select 1 from follow_up_tag t where t.submission_id = f.submission_id and t.tag = ?)",
                filter.tag()));
    }

    private List<String> assignees(String parameter) {
        return switch (parameter) {
            case SubmissionFilter.UNASSIGNED -> List.of("");
            case SubmissionFilter.LEFT -> {
                Colleagues colleagues = names.colleagues();
                List<String> left = new ArrayList<>(followUps.assignees());
                left.removeIf(colleagues::isActive);
                yield left.isEmpty() ? List.of(SubmissionFilter.LEFT) : left;
            }
            default -> List.of(parameter);
        };
    }
}
