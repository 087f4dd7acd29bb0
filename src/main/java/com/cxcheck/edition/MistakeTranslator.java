package com.cxcheck.edition;

import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says the sentences of the file's checks, which are English, in other languages: the English message of each kind of mistake is the
 * pattern by which a sentence is recognised.
 */
@Component
class MistakeTranslator {

    /** Those that are more special come first. The first argument is what the sentence is about. */
    private static final List<String> ABOUT_AN_ENTRY = List.of(
            "draft.mistake.weight",
            "draft.mistake.maxLength",
            "draft.mistake.place",
            "draft.mistake.noPlace",
            "draft.mistake.noEnd",
            "draft.mistake.answers",
            "draft.mistake.from",
            "draft.mistake.gap",
            "draft.mistake.order",
            "draft.mistake.noTheme",
            "draft.mistake.noQuestion");

    /** The second argument is a key of the file. */
    private static final List<String> ABOUT_A_KEY = List.of(
            "draft.mistake.empty",
            "draft.mistake.noneOf",
            "draft.mistake.missing",
            "draft.mistake.digits",
            "draft.mistake.number");

    private static final Pattern SUBJECT =
            Pattern.compile("(question|theme|band|guide entry|action) ([^,]+)(?:, answer (.+))?");

    private static final Map<String, String> SUBJECTS = Map.of(
            "question", "draft.subject.question",
            "theme", "draft.subject.theme",
            "band", "draft.subject.band",
            "guide entry", "draft.subject.topic",
            "action", "draft.subject.action");

    private final MessageSource messages;

    MistakeTranslator(MessageSource messages) {
        this.messages = messages;
    }

    /** Returns the sentence in a language; empty if it is to stay in English. */
    Optional<String> translate(String sentence, Locale language) {
        if (language.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return Optional.empty();
        }
        return Stream.concat(ABOUT_AN_ENTRY.stream(), ABOUT_A_KEY.stream())
                .flatMap(kind -> arguments(kind, sentence).map(arguments -> words(kind, arguments, language)).stream())
                .findFirst();
    }

    private Optional<Object[]> arguments(String kind, String sentence) {
        MessageFormat pattern = new MessageFormat(messages.getMessage(kind, null, Locale.ENGLISH), Locale.ENGLISH);
        ParsePosition end = new ParsePosition(0);
        Object[] arguments = pattern.parse(sentence, end);
        return Optional.ofNullable(arguments).filter(found -> end.getIndex() == sentence.length());
    }

    private String words(String kind, Object[] arguments, Locale language) {
        Object[] words = arguments.clone();
        words[0] = subject(String.valueOf(arguments[0]), language);
        if (ABOUT_A_KEY.contains(kind)) {
            String key = String.valueOf(arguments[1]);
            words[1] = messages.getMessage("draft.field.%s".formatted(key), null, key, language);
        }
        return messages.getMessage(kind, words, language);
    }

    private String subject(String english, Locale language) {
        Matcher subject = SUBJECT.matcher(english);
        if (!subject.matches()) {
            return english;
        }
        String entry = messages.getMessage(
                SUBJECTS.getOrDefault(subject.group(1), ""), new Object[] {subject.group(2)}, language);
        return subject.group(3) == null
                ? entry
                : entry + ", " + messages.getMessage("draft.answer", new Object[] {subject.group(3)}, language);
    }
}
