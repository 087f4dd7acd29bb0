package com.cxcheck;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Versions of the questionnaire besides the one in use. Tests that share a database expect none. */
public final class OtherVersions {

    private OtherVersions() {}

    /** Deletes them with all submissions. */
    public static void forget(JdbcClient jdbc) {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from questionnaire_version where version <> 2").update();
    }
}
