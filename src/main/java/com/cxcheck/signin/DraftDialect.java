package com.cxcheck.signin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.AttributeValueQuotes;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.model.IStandaloneElementTag;
import org.thymeleaf.model.IText;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import org.unbescape.html.HtmlEscape;

/** Fills the form of a page in with the {@link Draft} of the request, whichever page it is. */
@Component
class DraftDialect implements IPostProcessorDialect {

    /** The request attribute with the draft. */
    static final String ATTRIBUTE = DraftDialect.class.getName();

    @Override
    public String getName() {
        return "Draft";
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return 900;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, Handler.class, 900));
    }

    /** Public, since Thymeleaf creates an instance for each page. */
    public static class Handler extends AbstractTemplateHandler {

        /** Types of inputs whose values are not restored. */
        private static final Set<String> UNTOUCHED = Set.of("password", "file", "submit", "button", "image", "reset");

        private @Nullable Draft draft;
        private boolean looked;
        private boolean inForm;
        private boolean inTextarea;
        private @Nullable String formId;
        private @Nullable List<String> selected;
        private final Map<String, Deque<String>> left = new HashMap<>();

        private @Nullable Draft draft() {
            if (!looked && getContext() instanceof IWebContext context) {
                looked = true;
                draft = (Draft) context.getExchange().getAttributeValue(ATTRIBUTE);
                if (draft != null) {
                    draft.fields().forEach((name, values) -> left.put(name, new ArrayDeque<>(values)));
                }
            }
            return draft;
        }

        private IModelFactory factory() {
            return getContext().getModelFactory();
        }

        @Override
        public void handleOpenElement(IOpenElementTag tag) {
            Draft toShow = draft();
            if (toShow == null) {
                super.handleOpenElement(tag);
                return;
            }
            switch (tag.getElementCompleteName()) {
                case "main" -> {
                    super.handleOpenElement(tag);
                    notice();
                }
                case "form" -> {
                    inForm = isSentBy(tag, toShow);
                    formId = inForm ? tag.getAttributeValue("id") : formId;
                    super.handleOpenElement(tag);
                }
                case "details" ->
                    super.handleOpenElement(
                            Objects.requireNonNullElse(tag.getAttributeValue("class"), "")
                                            .contains("dropdown")
                                    ? tag
                                    : factory().setAttribute(tag, "open", "open"));
                case "textarea" -> {
                    super.handleOpenElement(tag);
                    String text = isOfForm(tag) ? next(tag) : null;
                    if (text != null) {
                        // a browser drops a line break at the beginning of a text area
                        String start = text.startsWith("\n") || text.startsWith("\r") ? "\n" : "";
                        super.handleText(factory().createText(start + HtmlEscape.escapeHtml5Xml(text)));
                        inTextarea = true;
                    }
                }
                case "select" -> {
                    selected = isOfForm(tag) ? toShow.fields().get(tag.getAttributeValue("name")) : null;
                    super.handleOpenElement(tag);
                }
                case "option" ->
                    super.handleOpenElement(
                            selected == null || tag.getAttributeValue("value") == null
                                    ? tag
                                    : mark(tag, "selected", selected.contains(tag.getAttributeValue("value"))));
                default -> super.handleOpenElement(tag);
            }
        }

        @Override
        public void handleStandaloneElement(IStandaloneElementTag tag) {
            Draft toShow = draft();
            super.handleStandaloneElement(
                    toShow != null && tag.getElementCompleteName().equals("input") && isOfForm(tag)
                            ? fillIn(tag, toShow)
                            : tag);
        }

        @Override
        public void handleCloseElement(ICloseElementTag tag) {
            switch (tag.getElementCompleteName()) {
                case "form" -> inForm = false;
                case "textarea" -> inTextarea = false;
                case "select" -> selected = null;
                default -> {}
            }
            super.handleCloseElement(tag);
        }

        @Override
        public void handleText(IText text) {
            if (!inTextarea) {
                super.handleText(text);
            }
        }

        private IStandaloneElementTag fillIn(IStandaloneElementTag input, Draft toShow) {
            String name = input.getAttributeValue("name");
            String type = Objects.requireNonNullElse(input.getAttributeValue("type"), "text")
                    .toLowerCase(Locale.ROOT);
            List<String> values = name == null ? null : toShow.fields().get(name);
            if (name == null || UNTOUCHED.contains(type)) {
                return input;
            }
            if (type.equals("checkbox") || (type.equals("radio") && values != null)) {
                String value = Objects.requireNonNullElse(input.getAttributeValue("value"), "on");
                return mark(input, "checked", values != null && values.contains(value));
            }
            String value = type.equals("radio") ? null : next(input);
            return value == null ? input : factory().setAttribute(input, "value", HtmlEscape.escapeHtml5Xml(value));
        }

        private <T extends IProcessableElementTag> T mark(T tag, String attribute, boolean set) {
            return set
                    ? factory().setAttribute(tag, attribute, attribute)
                    : factory().removeAttribute(tag, attribute);
        }

        /** The next value of the field's name, since several fields may have the same. */
        private @Nullable String next(IProcessableElementTag field) {
            Deque<String> values = left.get(Objects.requireNonNullElse(field.getAttributeValue("name"), ""));
            return values == null ? null : values.poll();
        }

        private boolean isOfForm(IProcessableElementTag field) {
            String form = field.getAttributeValue("form");
            return form == null ? inForm : form.equals(formId);
        }

        /** Also by a button of the form that sends it to a path below that of the form. */
        private boolean isSentBy(IProcessableElementTag form, Draft toShow) {
            String action = Objects.requireNonNullElse(form.getAttributeValue("action"), "")
                    .split("[?#]", 2)[0];
            String path = getContext() instanceof IWebContext context
                    ? action.substring(Math.min(
                            action.length(),
                            context.getExchange()
                                    .getRequest()
                                    .getApplicationPath()
                                    .length()))
                    : action;
            return "post".equalsIgnoreCase(form.getAttributeValue("method"))
                    && (toShow.action().equals(path) || toShow.action().startsWith(path + "/"));
        }

        private void notice() {
            String text = getContext().getMessage(DraftDialect.class, "draft.restored", new Object[0], true);
            super.handleOpenElement(factory()
                    .createOpenElementTag(
                            "p", Map.of("class", "notice", "role", "status"), AttributeValueQuotes.DOUBLE, false));
            super.handleText(factory().createText(HtmlEscape.escapeHtml5Xml(text)));
            super.handleCloseElement(factory().createCloseElementTag("p"));
        }
    }
}
