package com.cxcheck.editor;

import com.cxcheck.editor.ComparedEntry.Value;
import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A change of an entry.
 *
 * @param name as the later content has it, if it is still there
 * @param position from 1, in the later order if it is still there
 * @param texts of an added or removed entry all of them
 * @param parts the answers of a question that change
 */
record EntryChange(
        Kind kind,
        String id,
        String name,
        int position,
        List<TextChange> texts,
        List<FigureChange> figures,
        Optional<Move> move,
        List<EntryChange> parts) {

    EntryChange {
        texts = List.copyOf(texts);
        figures = List.copyOf(figures);
        parts = List.copyOf(parts);
    }

    enum Kind {
        CHANGED,
        ADDED,
        REMOVED
    }

    /** @param field the end of the message draft.field.… */
    record TextChange(String field, WordDiff words) {}

    /**
     * @param field the end of the message draft.field.…
     * @param from empty if there was none
     * @param to empty if there is none any more
     */
    record FigureChange(String field, Optional<Value> from, Optional<Value> to) {}

    /** Positions from 1. Where several entries change their order, as few as possible are said to be moved. */
    record Move(int from, int to) {

        /** The letter of an answer that was at the earlier position. */
        public char fromLetter() {
            return EntryChange.letter(from);
        }
    }

    /** The letter of an answer. */
    public char letter() {
        return letter(position);
    }

    private static char letter(int position) {
        return (char) ('A' + position - 1);
    }

    public boolean isWhole() {
        return kind != Kind.CHANGED;
    }

    /** Whether it changes itself, and not only its parts. */
    public boolean isChanged() {
        return !texts.isEmpty() || !figures.isEmpty() || move.isPresent();
    }

    private boolean changes() {
        return isWhole() || isChanged() || !parts.isEmpty();
    }

    private EntryChange withTextsOnly() {
        return new EntryChange(kind, id, name, position, texts, List.of(), Optional.empty(), textsOf(parts));
    }

    static List<EntryChange> textsOf(List<EntryChange> entries) {
        return entries.stream()
                .filter(entry -> entry.kind() != Kind.REMOVED)
                .map(EntryChange::withTextsOnly)
                .filter(EntryChange::changes)
                .toList();
    }

    static List<EntryChange> between(List<ComparedEntry> from, List<ComparedEntry> to) {
        List<String> before = ids(from);
        List<String> after = ids(to);
        Set<String> moved = moved(before, after);
        Map<String, ComparedEntry> gone = new LinkedHashMap<>();
        from.forEach(entry -> gone.put(entry.id(), entry));
        List<EntryChange> changes = new ArrayList<>();
        for (int i = 0; i < to.size(); i++) {
            ComparedEntry now = to.get(i);
            ComparedEntry then = gone.remove(now.id());
            if (then == null) {
                changes.add(whole(Kind.ADDED, now, i + 1));
            } else {
                Optional<Move> move = moved.contains(now.id())
                        ? Optional.of(new Move(before.indexOf(now.id()) + 1, i + 1))
                        : Optional.empty();
                changes.add(changed(then, now, i + 1, move));
            }
        }
        gone.values().forEach(entry -> changes.add(whole(Kind.REMOVED, entry, before.indexOf(entry.id()) + 1)));
        return changes.stream().filter(EntryChange::changes).toList();
    }

    private static List<String> ids(List<ComparedEntry> entries) {
        return entries.stream().map(ComparedEntry::id).toList();
    }

    static Set<String> moved(List<String> before, List<String> after) {
        List<String> commonBefore = common(before, after);
        List<String> commonAfter = common(after, before);
        Set<String> moved = new HashSet<>();
        DiffUtils.diff(commonBefore, commonAfter, new MyersDiffWithLinearSpace<>())
                .getDeltas()
                .forEach(delta -> moved.addAll(delta.getTarget().getLines()));
        return moved;
    }

    private static List<String> common(List<String> ids, Collection<String> others) {
        Set<String> known = new HashSet<>(others);
        return ids.stream().filter(known::contains).toList();
    }

    private static EntryChange whole(Kind kind, ComparedEntry entry, int position) {
        ComparedEntry nothing = new ComparedEntry(entry.id(), "", Map.of(), Map.of(), List.of());
        boolean added = kind == Kind.ADDED;
        EntryChange change = added
                ? changed(nothing, entry, position, Optional.empty())
                : changed(entry, nothing, position, Optional.empty());
        return new EntryChange(
                kind,
                entry.id(),
                entry.name(),
                position,
                change.texts(),
                change.figures(),
                Optional.empty(),
                change.parts());
    }

    private static EntryChange changed(ComparedEntry from, ComparedEntry to, int position, Optional<Move> move) {
        List<TextChange> texts = new ArrayList<>();
        for (String field : keys(from.texts(), to.texts())) {
            String then = from.texts().getOrDefault(field, "");
            String now = to.texts().getOrDefault(field, "");
            if (!then.equals(now)) {
                texts.add(new TextChange(field, WordDiff.between(then, now)));
            }
        }
        List<FigureChange> figures = new ArrayList<>();
        for (String field : keys(from.figures(), to.figures())) {
            Optional<Value> then = Optional.ofNullable(from.figures().get(field));
            Optional<Value> now = Optional.ofNullable(to.figures().get(field));
            if (!then.map(Value::key).equals(now.map(Value::key))) {
                figures.add(new FigureChange(field, then, now));
            }
        }
        return new EntryChange(
                Kind.CHANGED,
                to.id(),
                to.name(),
                position,
                List.copyOf(texts),
                List.copyOf(figures),
                move,
                between(from.parts(), to.parts()));
    }

    private static Set<String> keys(Map<String, ?> from, Map<String, ?> to) {
        Set<String> keys = new LinkedHashSet<>(to.keySet());
        keys.addAll(from.keySet());
        return keys;
    }
}
