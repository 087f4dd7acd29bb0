package com.cxcheck.editor;

import com.cxcheck.questionnaire.ContentMistake;
import com.cxcheck.questionnaire.Subject;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/**
 * Tells the mistakes of a draft in a language. In English keys have their names in the file; in every other language they have names
 * that fit into a sentence, or else those of the form's controls, and no sentence mentions what only a file has.
 */
@Component
class MistakeTranslator {

    private final MessageSource messages;

    MistakeTranslator(MessageSource messages) {
        this.messages = messages;
    }

    String translate(ContentMistake mistake, Locale language) {
        if (language.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return messages.getMessage(mistake.sentence(), language);
        }
        ContentMistake named = mistake.key() instanceof String key && !key.isEmpty()
                ? mistake.withKey(name(mistake.subject(), key, language))
                : mistake;
        String kind = mistake.code().substring(mistake.code().lastIndexOf('.') + 1);
        String[] codes = {"draft.mistake.%s".formatted(kind), mistake.code()};
        return messages.getMessage(
                "content.sentence",
                new Object[] {new DefaultMessageSourceResolvable(codes, named.getArguments())},
                language);
    }

    private String name(Subject subject, String key, Locale language) {
        String part = subject.equals(Subject.CONTRAST) ? "contrast_" + key : key;
        String[] codes = {"draft.key.%s".formatted(part), "draft.field.%s".formatted(part)};
        return messages.getMessage(new DefaultMessageSourceResolvable(codes, null, key), language);
    }
}
