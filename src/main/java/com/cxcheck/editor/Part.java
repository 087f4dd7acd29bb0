package com.cxcheck.editor;

import com.cxcheck.questionnaire.ContentMistake;
import com.cxcheck.questionnaire.Subject;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of the questionnaire that has a page of its own: an entry of one of the lists, or the words of the start page.
 *
 * @param list the key of the list; empty for the start page
 * @param id of the entry; empty for the start page
 */
record Part(String list, String id) {

    static final Part START = new Part("", "");

    /** The keys of the lists in the order in which they are shown. */
    static final List<String> LISTS = List.of("questions", "themes", "bands", "guide", "actions");

    /** The part that a mistake is about, as far as it is about one. */
    static Optional<Part> of(ContentMistake mistake) {
        Subject subject = mistake.subject();
        if (subject.equals(Subject.QUESTIONNAIRE) || subject.equals(Subject.CONTRAST)) {
            return Optional.of(START);
        }
        return Optional.of(new Part(subject.list(), subject.id()))
                .filter(part -> LISTS.contains(part.list()) && !part.id().isEmpty());
    }

    public boolean isStart() {
        return list.isEmpty();
    }

    /** The address after that of the draft, which is also the key of the part. */
    public String path() {
        return isStart() ? "start" : list + "/" + id;
    }

    /** The end of the address of its row in the outline. */
    String anchor() {
        return "#" + (isStart() ? "start" : list + "-" + id);
    }

    /** How the places of its values begin, see {@link Texts}. */
    String prefix() {
        return isStart() ? "" : path() + "/";
    }

    /** How those of an answer begin. */
    String prefix(String answer) {
        return prefix() + "answers/" + answer + "/";
    }

    /** The part with a {@link #path}; empty if there can be none. */
    static Optional<Part> ofPath(String path) {
        return Optional.of(at(path)).filter(part -> part.path().equals(path));
    }

    /** The part to which a place belongs, see {@link Texts}. */
    static Part at(String place) {
        String[] steps = place.split("/", 3);
        return steps.length > 1 && LISTS.contains(steps[0]) ? new Part(steps[0], steps[1]) : START;
    }

    Optional<ObjectNode> in(ObjectNode content) {
        if (isStart()) {
            return Optional.of(content);
        }
        return content.path(list).optional(indexIn(content)).flatMap(JsonNode::asObjectOpt);
    }

    /** Its position in its list, from 0; -1 if it is not there. */
    int indexIn(ObjectNode content) {
        return DraftLists.index(content.path(list), id);
    }
}
