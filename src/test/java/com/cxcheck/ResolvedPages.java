package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.servlet.MvcResult;

/** Fails a test in which a page holds a text that is in no message file, or an attribute that Thymeleaf left alone. */
@TestConfiguration(proxyBeanMethods = false)
class ResolvedPages {

    private static final Pattern UNRESOLVED =
            Pattern.compile("\\?\\?[\\w.|-]+\\?\\?|<[^>]*\\s(?:th|data-th|sec):[\\w-]+=");

    @Bean
    MockMvcBuilderCustomizer everyPageIsResolved() {
        return builder -> builder.alwaysExpect(ResolvedPages::check);
    }

    private static void check(MvcResult result) throws Exception {
        String type = result.getResponse().getContentType();
        if (type != null && type.startsWith("text/html")) {
            assertThat(result.getResponse().getContentAsString())
                    .as("the page %s", result.getRequest().getRequestURI())
                    .doesNotContainPattern(UNRESOLVED);
        }
    }
}
