package com.cxcheck.inbox;

import com.cxcheck.AppTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Three submissions, one in progress, and the pages on which several are deleted. */
@AppTest
@SignedInConsultant
abstract class BulkDeletions {

    static final String PAGE = "/admin/submissions/delete";

    /** Where the button of the list leads. */
    static final String SELECTED = PAGE + "/selected";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    Visitor consultant;

    @BeforeEach
    void threeSubmissionsAndAWalkInProgress() {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from submission_change").update();
        new Visitor(mvc).walk("A", "");
        new Visitor(mvc).walk("A", "Something");
        new Visitor(mvc).walk("B", "");
        new Visitor(mvc).answer(1, "A").redirect();
        consultant = new Visitor(mvc);
    }

    List<Long> ids() {
        return jdbc.sql("select id from submission where submitted_at is not null order by id")
                .query(Long.class)
                .list();
    }
}
