package com.cxcheck.editor;

import com.cxcheck.questionnaire.ContentMistake;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells the mistakes of a draft in a language. Keys have the names of the form's controls, and in English those of the file. */
@Component
class MistakeTranslator {

    private final MessageSource messages;

    MistakeTranslator(MessageSource messages) {
        this.messages = messages;
    }

    /** Returns a sentence. */
    String translate(ContentMistake mistake, Locale language) {
        boolean hasName = mistake.key() instanceof String key
                && !key.isEmpty()
                && !language.getLanguage().equals(Locale.ENGLISH.getLanguage());
        ContentMistake named = hasName ? mistake.withKey(name(mistake.key().toString(), language)) : mistake;
        return messages.getMessage(named.sentence(), language);
    }

    private String name(String key, Locale language) {
        return String.valueOf(messages.getMessage("draft.field.%s".formatted(key), null, key, language));
    }
}
