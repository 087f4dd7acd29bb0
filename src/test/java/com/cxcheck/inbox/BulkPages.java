package com.cxcheck.inbox;

import com.cxcheck.TwoConsultants;
import java.util.Map;
import org.springframework.mock.web.MockHttpServletResponse;

/** Submissions of which several are changed at once. */
abstract class BulkPages extends TwoConsultants {

    int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    String notice(MockHttpServletResponse response) {
        return get(String.valueOf(response.getHeader("Location")))
                .select("[role=status]")
                .text();
    }

    MockHttpServletResponse byAda(Map<String, String> changed, String... ids) {
        return send("ada", "/admin/submissions", form(get("/admin"), "/admin/submissions"), changed, ids);
    }

    String[] ids() {
        return get("/admin/submissions?view=all")
                .select(".row input[name=id]")
                .eachAttr("value")
                .toArray(String[]::new);
    }
}
