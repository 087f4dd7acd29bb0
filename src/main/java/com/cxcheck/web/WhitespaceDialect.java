package com.cxcheck.web;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IStandaloneElementTag;
import org.thymeleaf.model.IText;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Collapses whitespace with a line break between elements to one line break, also where elements between were left out. Other text
 * stays as it is.
 */
@Component
class WhitespaceDialect implements IPostProcessorDialect {

    @Override
    public String getName() {
        return "Whitespace";
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return 1000;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, Handler.class, 1000));
    }

    /** Public, since Thymeleaf creates an instance for each page. */
    public static class Handler extends AbstractTemplateHandler {

        /** Whether a line break was the last that was written. */
        private boolean afterLineBreak;

        @Override
        public void handleText(IText text) {
            boolean betweenElements = text.getText().isBlank() && text.getText().contains("\n");
            if (!betweenElements || !afterLineBreak) {
                super.handleText(
                        betweenElements ? getContext().getModelFactory().createText("\n") : text);
            }
            afterLineBreak = betweenElements;
        }

        @Override
        public void handleOpenElement(IOpenElementTag tag) {
            afterLineBreak = false;
            super.handleOpenElement(tag);
        }

        @Override
        public void handleStandaloneElement(IStandaloneElementTag tag) {
            afterLineBreak = false;
            super.handleStandaloneElement(tag);
        }

        @Override
        public void handleCloseElement(ICloseElementTag tag) {
            afterLineBreak = false;
            super.handleCloseElement(tag);
        }
    }
}
