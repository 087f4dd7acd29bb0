package com.cxcheck.editor;

import com.cxcheck.questionnaire.Content;
import com.cxcheck.questionnaire.Questionnaires;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Contents for tests. */
final class Contents {

    private Contents() {}

    static Content real() {
        byte[] yaml = (Questionnaires.yaml() + "\n" + guide()).getBytes(StandardCharsets.UTF_8);
        try {
            return Content.of(Content.parse("real.yaml", new ByteArrayInputStream(yaml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String guide() {
        try {
            return new ClassPathResource("content/guide.yaml").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Content edited(Content content, Consumer<ObjectNode> edit) {
        ObjectNode tree = content.tree();
        edit.accept(tree);
        return Content.of(tree);
    }

    /** An object of a tree, such as the first answer to the third question with /questions/2/answers/0. */
    static ObjectNode at(ObjectNode tree, String pointer) {
        return (ObjectNode) tree.at(pointer);
    }

    /** Moves an entry of a list to another place. */
    static void move(ObjectNode tree, String list, int from, int to) {
        ArrayNode entries = (ArrayNode) tree.at(list);
        entries.insert(to, entries.remove(from));
    }
}
