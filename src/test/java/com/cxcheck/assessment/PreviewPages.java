package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Statements;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A consultant who looks at the preview of a draft. */
@AppTest
@SignedInConsultant
@Import(Statements.class)
abstract class PreviewPages {

    static final String ROOT = "/admin/questionnaire/draft/preview";

    @Autowired
    MockMvcTester mvc;

    Visitor consultant;

    @BeforeEach
    void aConsultant() {
        consultant = new Visitor(mvc);
    }

    /** Sends the one form of a page as a browser does, which drops the query of its address. */
    Page send(Page page, String choice, boolean back) {
        Element form = page.html().expectFirst("main form");
        assertThat(form.attr("method")).isEqualTo("get");
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[type=hidden], input[checked]")
                .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        if (!choice.isEmpty()) {
            assertThat(form.select("input[type=radio][value=" + choice + "]")).isNotEmpty();
            fields.put("choice", choice);
        }
        if (back) {
            fields.put("go", "back");
        }
        String query = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
        return consultant.get(form.attr("action").replaceFirst("\\?.*", "") + "?" + query);
    }

    Page answer(Page page, String choice) {
        return follow(send(page, choice, false));
    }

    Page follow(Page redirect) {
        String location = redirect.redirect();
        assertThat(location).startsWith(ROOT);
        return consultant.get(location.replaceFirst("#.*", ""));
    }

    List<Page> walk(String... choices) {
        List<Page> seen = new ArrayList<>();
        seen.add(consultant.get(ROOT));
        seen.add(consultant.get(seen.get(0).html().expectFirst("main a.button").attr("href")));
        for (String choice : choices) {
            seen.add(answer(seen.get(seen.size() - 1), choice));
        }
        Page feedback = seen.get(seen.size() - 1);
        assertThat(feedback.html().select("main textarea")).hasSize(1);
        Page check = answer(feedback, "");
        seen.add(check);
        Page result = send(check, "", false);
        assertThat(result.status()).isEqualTo(200);
        seen.add(result);
        return seen;
    }

    Page resultOf(String choices) {
        List<Page> seen = walk(choices.split(" "));
        return seen.get(seen.size() - 1);
    }
}
