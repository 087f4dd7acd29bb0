package com.cxcheck.editor;

import com.cxcheck.editor.QuestionnaireDraft.Translated;
import com.cxcheck.questionnaire.Content;
import com.cxcheck.questionnaire.Guide;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.submission.QuestionnaireVersions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.node.ObjectNode;

/** The content of the questionnaire's versions, and drafts that begin with it. */
@Component
class VersionContents {

    private final QuestionnaireVersions versions;
    private final Translations translations;
    private final LeftOutLanguages leftOut;

    VersionContents(QuestionnaireVersions versions, Translations translations, LeftOutLanguages leftOut) {
        this.versions = versions;
        this.translations = translations;
        this.leftOut = leftOut;
    }

    /** What is in use, as a draft without a change. What was just published counts, lest the next draft take it back. */
    QuestionnaireDraft inUse(long revision) {
        return draft(versions.storedIdOfInUse(), revision);
    }

    /**
     * A version as a draft without a change. In languages that it lacks it has the texts that the last
     * publication left out, as far as it has a place for them.
     */
    QuestionnaireDraft draft(long version, long revision) {
        Questionnaire questionnaire = versions.get(version);
        String language = language(version);
        ObjectNode original = content(questionnaire, Locale.ROOT).tree().put("language", language);
        Map<String, Map<String, Translated>> texts = new LinkedHashMap<>();
        Set<Locale> translated = translations.of(questionnaire).keySet();
        Map<String, Map<String, Translated>> kept = leftOut.read();
        Map<String, String> source = Texts.of(original);
        Stream.concat(translations.languages().stream(), translated.stream())
                .filter(other -> !other.toLanguageTag().equals(language))
                .forEach(other -> texts.put(
                        other.toLanguageTag(),
                        translated.contains(other)
                                ? translated(version, other, source)
                                : withPlaceIn(source, kept.getOrDefault(other.toLanguageTag(), Map.of()))));
        return new QuestionnaireDraft(revision, original, texts, Map.of(), Map.of(), Set.of());
    }

    /** Without the texts of entries that came later. */
    private static Map<String, Translated> withPlaceIn(Map<String, String> source, Map<String, Translated> texts) {
        Map<String, Translated> kept = new HashMap<>(texts);
        kept.keySet().retainAll(source.keySet());
        return kept;
    }

    private Map<String, Translated> translated(long version, Locale language, Map<String, String> source) {
        Map<String, String> madeFrom = versions.madeFrom(version, language);
        Map<String, Translated> texts = new HashMap<>();
        Texts.of(content(versions.get(version), language).tree())
                .forEach((place, text) -> texts.put(
                        place, new Translated(text, madeFrom.getOrDefault(place, source.getOrDefault(place, "")))));
        return texts;
    }

    /** The tags of the languages that a version has, that of the original first. */
    List<String> languages(long version) {
        String original = language(version);
        return Stream.concat(
                        Stream.of(original),
                        translations.of(versions.get(version)).keySet().stream()
                                .map(Locale::toLanguageTag)
                                .filter(language -> !language.equals(original))
                                .sorted())
                .toList();
    }

    /** The tag of the language in which a version was written. */
    String language(long version) {
        return versions.get(version).languageTag(translations.languages().get(0));
    }

    /** @throws ResponseStatusException 404 if there is none */
    QuestionnaireVersions.Version version(long id) {
        return versions.all().stream()
                .filter(version -> version.id() == id)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /**
     * A version in a language as it is stored.
     *
     * @throws ResponseStatusException 404 if there is no such version, or not in this language
     */
    Content content(long version, Locale language) {
        Questionnaire questionnaire = version(version).questionnaire();
        boolean original = language(version).equals(language.toLanguageTag());
        if (!original && !translations.of(questionnaire).containsKey(language)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return content(questionnaire, original ? Locale.ROOT : language);
    }

    /** A version with what there is of it in a language; as it was written with {@link Locale#ROOT}. */
    private Content content(Questionnaire questionnaire, Locale language) {
        Map<Locale, Guide> guides = translations.guides(questionnaire);
        Guide original = Objects.requireNonNull(guides.get(Locale.ROOT));
        return new Content(translations.of(questionnaire, language), guides.getOrDefault(language, original));
    }

    /** Makes ids that no version and no entry of the draft has. */
    IdGenerator ids(QuestionnaireDraft draft) {
        Stream<ObjectNode> contents = versions.all().stream()
                .map(version -> content(version.questionnaire(), Locale.ROOT).tree());
        return new IdGenerator(
                Stream.concat(contents, Stream.of(draft.original())).toList(), draft.replaced());
    }
}
