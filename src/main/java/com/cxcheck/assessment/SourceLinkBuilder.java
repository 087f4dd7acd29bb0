package com.cxcheck.assessment;

import com.cxcheck.submission.Source;
import jakarta.servlet.ServletContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.AbstractLinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Adds {@code ?source=} to the links between the pages that are read before the first question, so that it is known without a
 * cookie by which link a visitor came who reads the guide first.
 */
@Component
class SourceLinkBuilder extends AbstractLinkBuilder {

    private static final Set<String> READING_PAGES =
            Set.of("/", "/guide", "/scoring", "/privacy", "/accessibility", "/imprint");

    private final ServletContext application;

    SourceLinkBuilder(ServletContext application) {
        this.application = application;
        setOrder(-1); // before the one that adds content hashes
    }

    @Autowired
    void register(SpringTemplateEngine templates) {
        templates.addLinkBuilder(this);
    }

    /** Returns null for other links, which leaves them to the next builder. */
    @Override
    public @Nullable String buildLink(
            IExpressionContext context, String base, @Nullable Map<String, Object> parameters) {
        boolean other = !READING_PAGES.contains(base) || (parameters != null && !parameters.isEmpty());
        return !other && context.getVariable(SourceAdvice.CARRIED) instanceof Source source
                ? application.getContextPath() + withSource(base, source)
                : null;
    }

    static String withSource(String path, Source source) {
        return path + "?source=" + UriUtils.encode(source.name(), StandardCharsets.UTF_8);
    }
}
