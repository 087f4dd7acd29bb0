package com.cxcheck.questionnaire;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** A questionnaire with its guide in one language. As one file of YAML it has the keys of both. */
public record Content(Questionnaire questionnaire, Guide guide) {

    /** The size of the largest file that {@link #parse} reads. */
    public static final int MAX_BYTES = ContentFile.MAX_BYTES;

    /**
     * Reads YAML, and returns it as JSON, which {@link #of} reads once it has a guide.
     *
     * @param name what messages call it, such as the file's name
     * @throws InvalidContentException with a sentence that names the place and the mistake
     */
    public static ObjectNode parse(String name, InputStream yaml) throws IOException {
        ContentFile file = ContentFile.of(name, yaml);
        ObjectNode tree = ContentTree.write(file.read(Questionnaire.class));
        file.readGuide().ifPresent(guide -> tree.setAll(ContentTree.write(guide)));
        return tree;
    }

    /**
     * Reads what {@link #tree} wrote.
     *
     * @throws InvalidContentException with the first mistake
     */
    public static Content of(ObjectNode tree) {
        return ContentTree.read(tree);
    }

    /** Returns all mistakes; those that concern several entries are found once each entry is right. */
    public static List<ContentMistake> mistakes(ObjectNode tree) {
        return ContentTree.mistakes(tree);
    }

    /** A copy as JSON, which {@link #of} reads. */
    public ObjectNode tree() {
        return ContentTree.write(questionnaire).setAll(ContentTree.write(guide));
    }

    /** What a translation must have in common. */
    List<String> outline() {
        return Stream.concat(questionnaire.outline().stream(), guide.outline().stream())
                .toList();
    }

    public static String yaml(ObjectNode tree) {
        return ContentFile.write(tree);
    }
}
