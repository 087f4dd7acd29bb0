package com.cxcheck.assessment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.AbstractLinkBuilder;
import org.thymeleaf.linkbuilder.ILinkBuilder;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Makes the links and forms of the visitor's pages lead to pages of the preview where a {@link DraftPreview} is shown. */
@Component
class PreviewLinkBuilder extends AbstractLinkBuilder {

    private static final Map<String, String> PAGES = Map.of(
            Navigation.START_PAGE,
            "",
            "/questions/1",
            "/questions/1",
            "/questions/{page}",
            "/questions/{page}",
            Navigation.CHECK_PAGE,
            Navigation.CHECK_PAGE,
            "/submissions",
            "/result",
            "/guide",
            "/guide",
            "/scoring",
            "/scoring");

    private final ILinkBuilder standard = new StandardLinkBuilder();

    PreviewLinkBuilder() {
        setOrder(-2); // before the one that adds the source
    }

    @Autowired
    void register(SpringTemplateEngine templates) {
        templates.addLinkBuilder(this);
    }

    /** Returns null for other links, which leaves them to the next builder. */
    @Override
    public @Nullable String buildLink(
            IExpressionContext context, String base, @Nullable Map<String, Object> parameters) {
        String page = PAGES.get(base);
        if (page == null || !(context.getVariable(DraftPreview.ATTRIBUTE) instanceof DraftPreview preview)) {
            return null;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        if (parameters != null) {
            all.putAll(parameters);
        }
        if (!preview.answers().choices().isEmpty()) {
            all.put(DraftPreview.PARAMETER, preview.given());
        }
        return standard.buildLink(context, DraftPreview.ROOT + page, all);
    }
}
