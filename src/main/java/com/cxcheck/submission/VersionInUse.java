package com.cxcheck.submission;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The row that says which version of the questionnaire is in use, for all instances. */
@Component
class VersionInUse {

    private final JdbcClient jdbc;

    VersionInUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty before the program is started for the first time. */
    Optional<Long> id() {
        return jdbc.sql("select questionnaire_version_id from questionnaire_in_use")
                .query(Long.class)
                .optional();
    }

    void use(long versionId) {
        if (update(versionId) == 0) {
            try {
                jdbc.sql("insert into questionnaire_in_use (id, questionnaire_version_id) values (1, ?)")
                        .param(versionId)
                        .update();
            } catch (DuplicateKeyException insertedByAnotherInstance) {
                update(versionId);
            }
        }
    }

    private int update(long versionId) {
        return jdbc.sql("update questionnaire_in_use set questionnaire_version_id = ?")
                .param(versionId)
                .update();
    }

    /** How many answer it at the moment, tests aside. */
    long underWay() {
        return jdbc.sql("""
                        select count(*) from submission where submitted_at is null and not test
                            and questionnaire_version_id = (select questionnaire_version_id from questionnaire_in_use)
                        """).query(Long.class).single();
    }
}
