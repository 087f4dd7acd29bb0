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
 * {@code cx:cache="~{template :: fragment(name=${value})}"} replaces an element like {@code th:replace}, and caches the output for
 * each locale and equal parameters; this halves the time of a page. The fragment sees its parameters and neither the model nor
 * the request, so that nothing of one visitor is shown to another. Parameters have to be immutable and to come from content such as
 * the questionnaire: values that visitors send would evict the rest.
 */
@Component
class FragmentCacheDialect extends AbstractProcessorDialect {

    /** After th:each, th:if and th:unless of the same element, and before all others. */
    private static final int PRECEDENCE = StandardUnlessTagProcessor.PRECEDENCE + 1;

    /** In all cached output; a questionnaire has some hundred thousand in a language. */
    private static final int MAX_CHARACTERS = 4_000_000;

    FragmentCacheDialect() {
        super("Fragment cache", "cx", StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Processor(prefix));
    }

    /** @param template another instance as soon as Thymeleaf reads the file again */
    private record Key(TemplateModel template, Map<String, Object> parameters, Locale language) {

        private String render() {
            TemplateData data = template.getTemplateData();
            StringWriter output = new StringWriter();
            template.getConfiguration()
                    .getTemplateManager()
                    .parseAndProcess(
                            new TemplateSpec(
                                    data.getTemplate(), data.getTemplateSelectors(), data.getTemplateMode(), null),
                            new Context(language, parameters),
                            output);
            return output.toString();
        }
    }

    private static class Processor extends AbstractStandardExpressionAttributeTagProcessor {

        private final LoadingCache<Key, String> outputs = Caffeine.newBuilder()
                .maximumWeight(MAX_CHARACTERS)
                .weigher((Key key, String text) -> text.length())
                .build(Key::render);

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
                    outputs.get(new Key(fragment.getTemplateModel(), fragment.getParameters(), context.getLocale())),
                    false);
        }
    }
}
