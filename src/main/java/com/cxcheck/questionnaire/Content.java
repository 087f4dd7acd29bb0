package com.cxcheck.questionnaire;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A questionnaire with its guide in one language. As one file of YAML it has the keys of both. */
public record Content(Questionnaire questionnaire, Guide guide) {

    /**
     * Parses YAML.
     *
     * @param name what messages call it, such as the file's name
     * @param otherwise the guide if the file has neither topics nor actions
     * @throws InvalidContentException with a sentence that names the place and the mistake
     */
    public static Content parse(String name, String yaml, Guide otherwise) {
        return new ContentFile(name, yaml).readContent(otherwise);
    }

    /** @throws InvalidContentException with the first mistake */
    public static Content of(ObjectNode tree) {
        return ContentTree.read(tree);
    }

    /** Returns a sentence for each mistake; those that concern several entries are found once each entry is right. */
    public static List<String> mistakes(ObjectNode tree) {
        return ContentTree.mistakes(tree);
    }

    /** A copy as JSON, which {@link #of} reads. */
    public ObjectNode tree() {
        return ContentTree.write(this);
    }

    public String yaml() {
        return ContentFile.write(tree());
    }
}
