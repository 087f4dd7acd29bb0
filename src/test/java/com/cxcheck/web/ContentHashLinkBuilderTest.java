package com.cxcheck.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.context.ExpressionContext;
import org.thymeleaf.spring6.SpringTemplateEngine;

class ContentHashLinkBuilderTest {

    private final MockServletContext application = new MockServletContext();
    private final ContentHashLinkBuilder links = new ContentHashLinkBuilder(new ResourceUrlProvider(), application);
    private final ExpressionContext page =
            new ExpressionContext(new SpringTemplateEngine().getConfiguration(), Locale.ENGLISH);

    @Test
    void leadToAPageWhereverTheApplicationIs() {
        assertThat(links.buildLink(page, "/guide", Map.of())).isEqualTo("/guide");

        application.setContextPath("/check");
        assertThat(links.buildLink(page, "/guide", Map.of())).isEqualTo("/check/guide");
    }

    @Test
    void leaveWhatNeedsParametersOrLeadsElsewhereToOthers() {
        assertThat(links.buildLink(page, "/questions/{page}", Map.of("page", 1)))
                .isNull();
        assertThat(links.buildLink(page, "https://example.com/", Map.of())).isNull();
    }
}
