package com.cxcheck.editor;

import com.cxcheck.editor.Outline.Problem;
import com.cxcheck.questionnaire.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final VersionContents contents;
    private final MistakeTranslator translator;

    QuestionnaireDrafts(JdbcClient jdbc, VersionContents contents, MistakeTranslator translator) {
        this.jdbc = jdbc;
        this.contents = contents;
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
                content == null ? contents.inUse(revision) : JSON.readValue(content, QuestionnaireDraft.class));
    }

    /** The outline with the names of its entries in a language. */
    Outline outline(Locale language) {
        State state = read();
        return Outline.of(state, contents.inUse(state.revision()), mistakes(state.draft(), language), language);
    }

    /** What is to be put right, in the language of the page. */
    List<Problem> mistakes(QuestionnaireDraft draft, Locale language) {
        return draft.mistakes().stream()
                .map(mistake -> new Problem(
                        Part.of(mistake.content())
                                .filter(part -> part.in(draft.original()).isPresent()),
                        mistake.language(),
                        translator.translate(mistake.content(), language)))
                .toList();
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
        // what could not be downloaded and read again is not stored
        if (changed.languages().stream()
                .map(language -> changed.yaml(Locale.forLanguageTag(language)))
                .anyMatch(yaml -> yaml.getBytes(StandardCharsets.UTF_8).length > Content.MAX_BYTES)) {
            throw new DraftTooLargeException();
        }
        store(state.revision() + 1, changed);
        return new State(state.revision() + 1, true, changed);
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
        lock(revision);
        store(revision + 1, contents.draft(version, revision + 1).sayBetterWorded());
    }

    @Transactional
    void discard(long revision) {
        lock(revision);
        clear(revision + 1);
    }

    /** Reads the draft within a transaction that ends it; throws {@link DraftChangedException} if it has another revision. */
    State lock(long revision) {
        State state = read("for update");
        if (state.revision() != revision) {
            throw new DraftChangedException();
        }
        return state;
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
