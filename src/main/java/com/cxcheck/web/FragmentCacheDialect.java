package com.cxcheck.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.engine.TemplateData;
import org.thymeleaf.engine.TemplateModel;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.expression.Fragment;
import org.thymeleaf.standard.processor.AbstractStandardExpressionAttributeTagProcessor;
import org.thymeleaf.standard.processor.StandardUnlessTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * {@code cx:cache="~{template :: fragment(name=${value})}"} puts a fragment in an element's place as {@code th:replace} does,
 * and writes it once for all who read it in the same language with equal parameters: what never changes takes half of the
 * time of a page otherwise. The fragment sees its parameters and nothing else, neither the page's model nor the request, so that
 * nothing of one visitor can be in it for another. Parameters are immutable, and of the questionnaire or the like: what somebody
 * sends would drive out what others read.
 */
@Component
class FragmentCacheDialect extends AbstractProcessorDialect {

    /** After th:each, th:if and th:unless of the same element, and before whatever else it has. */
    private static final int PRECEDENCE = StandardUnlessTagProcessor.PRECEDENCE + 1;

    /** So many characters are kept, in the parts that are read most; a questionnaire takes some hundred thousand in a language. */
    private static final int MOST_CHARACTERS = 4_000_000;

    FragmentCacheDialect() {
        super("Fragment cache", "cx", StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Processor(prefix));
    }

    /**
     * A fragment and all that it is made from.
     *
     * @param template is another one as soon as Thymeleaf reads the file again
     */
    private record Part(TemplateModel template, Map<String, Object> parameters, Locale language) {

        private String write() {
            TemplateData data = template.getTemplateData();
            StringWriter written = new StringWriter();
            template.getConfiguration()
                    .getTemplateManager()
                    .parseAndProcess(
                            new TemplateSpec(
                                    data.getTemplate(), data.getTemplateSelectors(), data.getTemplateMode(), null),
                            new Context(language, parameters),
                            written);
            return written.toString();
        }
    }

    private static class Processor extends AbstractStandardExpressionAttributeTagProcessor {

        private final LoadingCache<Part, String> written = Caffeine.newBuilder()
                .maximumWeight(MOST_CHARACTERS)
                .weigher((Part part, String text) -> text.length())
                .build(Part::write);

        Processor(String prefix) {
            super(TemplateMode.HTML, prefix, "cache", PRECEDENCE, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String value,
                Object expressionResult,
                IElementTagStructureHandler structure) {
            Fragment fragment = (Fragment) expressionResult;
            structure.replaceWith(
                    written.get(new Part(fragment.getTemplateModel(), fragment.getParameters(), context.getLocale())),
                    false);
        }
    }
}
