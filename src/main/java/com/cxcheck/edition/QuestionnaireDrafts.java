package com.cxcheck.edition;

import com.cxcheck.edition.Outline.Problem;
import com.cxcheck.edition.QuestionnaireDraft.Translated;
import com.cxcheck.questionnaire.Content;
import com.cxcheck.questionnaire.Guide;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.submission.QuestionnaireVersions;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The draft of the questionnaire, of which there is at most one. Its changes are serialized by a lock on its row. */
@Component
public class QuestionnaireDrafts {

    /** Of the file in each language; what could not be downloaded and read again is not stored. */
    private static final int MAX_BYTES = 256 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final QuestionnaireVersions versions;
    private final Translations translations;
    private final MistakeTranslator translator;

    QuestionnaireDrafts(
            JdbcClient jdbc, QuestionnaireVersions versions, Translations translations, MistakeTranslator translator) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.translations = translations;
        this.translator = translator;
    }

    /**
     * What there is.
     *
     * @param revision raised by every change
     * @param draft what is in use if there is no draft
     */
    record State(long revision, boolean exists, QuestionnaireDraft draft) {}

    /** Makes a change at a new revision. */
    @FunctionalInterface
    interface Change {
        QuestionnaireDraft to(QuestionnaireDraft draft, long revision);
    }

    State read() {
        return read("");
    }

    private State read(String lock) {
        return jdbc.sql("select revision, content from questionnaire_draft where id = 1 " + lock)
                .query((row, number) -> state(row.getLong("revision"), row.getString("content")))
                .single();
    }

    private State state(long revision, @Nullable String content) {
        return new State(
                revision,
                content != null,
                content == null ? inUse(revision) : JSON.readValue(content, QuestionnaireDraft.class));
    }

    /** The outline with the names of its entries in a language. */
    Outline outline(Locale language) {
        State state = read();
        return Outline.of(state, inUse(state.revision()), mistakes(state.draft(), language), language);
    }

    /** What is to be put right, in the language of the page as far as there are words for it. */
    List<Problem> mistakes(QuestionnaireDraft draft, Locale language) {
        return draft.mistakes().stream()
                .map(sentence -> {
                    Optional<Part> part = Part.namedBy(sentence)
                            .filter(named -> named.in(draft.original()).isPresent());
                    return translator
                            .translate(sentence, language)
                            .map(words -> new Problem(part, "", words))
                            .orElseGet(() -> new Problem(part, "en", sentence));
                })
                .toList();
    }

    /** What is in use, as a draft without a change. */
    QuestionnaireDraft inUse(long revision) {
        return of(versions.idOfInUse(), revision);
    }

    /** A version as a draft without a change. */
    QuestionnaireDraft of(long version, long revision) {
        Questionnaire questionnaire = versions.get(version);
        ObjectNode original = original(questionnaire).tree();
        String language = questionnaire.languageTag(translations.languages().get(0));
        original.put("language", language);
        Map<String, Map<String, Translated>> texts = new LinkedHashMap<>();
        Set<Locale> translated = translations.of(questionnaire).keySet();
        Stream.concat(translations.languages().stream(), translated.stream())
                .filter(other -> !other.toLanguageTag().equals(language))
                .forEach(other -> texts.put(
                        other.toLanguageTag(),
                        translated.contains(other) ? translated(version, other, Texts.of(original)) : Map.of()));
        return new QuestionnaireDraft(revision, original, texts, Map.of(), Map.of(), Set.of());
    }

    private Map<String, Translated> translated(long version, Locale language, Map<String, String> source) {
        Questionnaire questionnaire = versions.get(version);
        Map<Locale, Guide> guides = translations.guides(questionnaire);
        Guide guide = guides.getOrDefault(language, original(questionnaire).guide());
        Map<String, String> madeFrom = versions.madeFrom(version, language);
        Map<String, Translated> texts = new HashMap<>();
        Texts.of(new Content(translations.of(questionnaire, language), guide).tree())
                .forEach((place, text) -> texts.put(
                        place, new Translated(text, madeFrom.getOrDefault(place, source.getOrDefault(place, "")))));
        return texts;
    }

    /**
     * A version in a language as it is stored.
     *
     * @throws ResponseStatusException 404 if there is no such version, or not in this language
     */
    Content content(long version, Locale language) {
        Questionnaire questionnaire = version(version).questionnaire();
        Content original = original(questionnaire);
        if (questionnaire.languageTag(translations.languages().get(0)).equals(language.toLanguageTag())) {
            return original;
        }
        if (!translations.of(questionnaire).containsKey(language)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new Content(
                translations.of(questionnaire, language),
                translations.guides(questionnaire).getOrDefault(language, original.guide()));
    }

    /** Ids that no version and no entry of the draft has. */
    Ids ids(QuestionnaireDraft draft) {
        Stream<ObjectNode> contents = versions.all().stream()
                .map(QuestionnaireVersions.Version::questionnaire)
                .map(questionnaire -> original(questionnaire).tree());
        return new Ids(Stream.concat(contents, Stream.of(draft.original())).toList(), draft.replaced());
    }

    private Content original(Questionnaire questionnaire) {
        Map<Locale, Guide> guides = translations.guides(questionnaire);
        return new Content(questionnaire, Objects.requireNonNull(guides.get(Locale.ROOT)));
    }

    /**
     * Changes the draft, which comes into being by that. A change that changes nothing is not stored.
     *
     * @param revision that the form has
     * @throws DraftChangedException if there was no such revision
     * @throws DraftTooLargeException if the file of a language would be too large
     */
    @Transactional
    State change(long revision, Change change) {
        State state = read("for update");
        if (revision < 0 || revision > state.revision()) {
            throw new DraftChangedException();
        }
        QuestionnaireDraft changed = change.to(state.draft(), state.revision() + 1);
        if (changed.saysTheSameAs(state.draft())) {
            return state;
        }
        Stream.concat(Stream.of(changed.language()), changed.translations().keySet().stream())
                .map(Locale::forLanguageTag)
                .filter(language -> changed.yaml(language).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES)
                .findFirst()
                .ifPresent(language -> {
                    throw new DraftTooLargeException();
                });
        store(state.revision() + 1, changed);
        return new State(state.revision() + 1, true, changed);
    }

    /** @throws ResponseStatusException 404 if there is none */
    QuestionnaireVersions.Version version(long id) {
        return versions.all().stream()
                .filter(version -> version.id() == id)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /**
     * Replaces the texts of a language, or for the original everything, by those of a file.
     *
     * @throws DraftTooLargeException as {@link #change}
     * @throws ResponseStatusException 400 if it is no language of the draft
     */
    @Transactional
    void read(Locale language, ObjectNode file, long revision) {
        change(revision, (draft, next) -> {
            if (next != revision + 1) {
                throw new DraftChangedException();
            }
            if (!draft.languages().contains(language.toLanguageTag())) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            return new ContentImport(draft, language.toLanguageTag(), file).at(next);
        });
    }

    /** Makes a version the draft, instead of the one that there may be. */
    @Transactional
    void replace(long version, long revision) {
        requireRevision(read("for update"), revision);
        store(revision + 1, of(version, revision + 1).sayBetterWorded());
    }

    @Transactional
    void discard(long revision) {
        requireRevision(read("for update"), revision);
        clear(revision + 1);
    }

    /** @throws DraftChangedException if the draft has another revision */
    static void requireRevision(State state, long revision) {
        if (state.revision() != revision) {
            throw new DraftChangedException();
        }
    }

    /** Reads the draft within a transaction that ends it with {@link #clear}. */
    State lock() {
        return read("for update");
    }

    void clear(long revision) {
        jdbc.sql("update questionnaire_draft set revision = ?, content = null where id = 1")
                .param(revision)
                .update();
    }

    private void store(long revision, QuestionnaireDraft draft) {
        jdbc.sql("update questionnaire_draft set revision = ?, content = ? where id = 1")
                .params(revision, JSON.writeValueAsString(draft))
                .update();
    }

    /** The draft, or what is in use if there is none, in a language or else the original's; empty while it has mistakes. */
    public Optional<Content> content(Locale language) {
        QuestionnaireDraft draft = read().draft();
        return draft.mistakes().isEmpty() ? Optional.of(Content.of(draft.content(language))) : Optional.empty();
    }
}
