package com.cxcheck.followup;

import com.cxcheck.submission.DistinctValues;
import java.util.List;

class FollowUpValuesImpl implements FollowUpValues {

    private final DistinctValues values;

    FollowUpValuesImpl(DistinctValues values) {
        this.values = values;
    }

    @Override
    public List<String> facets() {
        return values.of("follow_up", "facet", 1_000);
    }

    @Override
    public List<String> assignees() {
        return values.of("follow_up", "assignee", 200);
    }

    @Override
    public List<String> tagsInUse() {
        return values.of("follow_up_tag", "tag", 200);
    }
}
