package com.cxcheck.submission;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

class BulkDeletionImpl implements BulkDeletion {

    private static final int BATCH_SIZE = 1_000;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    BulkDeletionImpl(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    @Transactional
    public int deleteSubmitted(Collection<Long> ids) {
        Long[] ordered = ids.stream().sorted().toArray(Long[]::new);
        int deleted = 0;
        for (int from = 0; from < ordered.length; from += BATCH_SIZE) {
            deleted += deleteBatch(Arrays.copyOfRange(ordered, from, Math.min(from + BATCH_SIZE, ordered.length)));
        }
        return deleted;
    }

    private int deleteBatch(Long[] ids) {
        jdbc.sql("select id from submission where id = any (?) and submitted_at is not null order by id for update")
                .param(ids)
                .query(Long.class)
                .list();
        // a later attempt has another one before it, once one is gone
        List<Instant> allOfTheirs = jdbc.sql("""
                        select theirs.submitted_at
                        from unnest(cast(? as bigint array)) ids (id)
                        join submission deleted on deleted.id = ids.id
                        join submission theirs on theirs.token_hash = deleted.token_hash
                        where theirs.submitted_at is not null
                        """)
                .param(ids)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list();
        int deleted = jdbc.sql("delete from submission where id = any (?) and submitted_at is not null")
                .param(ids)
                .update();
        events.publishEvent(new SubmissionsChanged(allOfTheirs));
        return deleted;
    }
}
