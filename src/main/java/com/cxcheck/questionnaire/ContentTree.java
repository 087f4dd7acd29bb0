package com.cxcheck.questionnaire;

import com.cxcheck.questionnaire.Guide.Action;
import com.cxcheck.questionnaire.Guide.Topic;
import com.cxcheck.questionnaire.Questionnaire.Band;
import com.cxcheck.questionnaire.Questionnaire.Theme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Content as JSON: the keys of a questionnaire, then those of the guide. */
final class ContentTree {

    private static final Map<String, Class<?>> ENTRIES = new LinkedHashMap<>();

    static {
        ENTRIES.put("themes", Theme.class);
        ENTRIES.put("bands", Band.class);
        ENTRIES.put("questions", Question.class);
        ENTRIES.put("guide", Topic.class);
        ENTRIES.put("actions", Action.class);
    }

    private ContentTree() {}

    static ObjectNode write(Object content) {
        return ContentFile.MAPPER.valueToTree(content);
    }

    static Content read(ObjectNode tree) {
        mistakes(tree).stream().findFirst().ifPresent(mistake -> {
            throw new InvalidContentException(mistake.sentence());
        });
        return new Content(
                ContentFile.MAPPER.treeToValue(tree, Questionnaire.class),
                ContentFile.GUIDE_IN_QUESTIONNAIRE.treeToValue(tree, Guide.class));
    }

    static List<ContentMistake> mistakes(ObjectNode tree) {
        List<ContentMistake> mistakes = new ArrayList<>();
        ENTRIES.forEach((list, type) -> {
            for (JsonNode entry : tree.path(list)) {
                ObjectNode alone = ContentFile.MAPPER.createObjectNode();
                alone.putArray(list).add(entry);
                check(entry, type, list, alone, mistakes);
            }
        });
        if (mistakes.isEmpty()) {
            check(tree, Questionnaire.class, "", tree, mistakes);
            check(tree, Guide.class, "", tree, mistakes);
        }
        return List.copyOf(mistakes);
    }

    /** @param list whose entry is checked; empty for a whole */
    private static void check(
            JsonNode value, Class<?> type, String list, JsonNode content, List<ContentMistake> mistakes) {
        try {
            ContentFile.GUIDE_IN_QUESTIONNAIRE.treeToValue(value, type);
        } catch (JacksonException e) {
            if (!list.isEmpty()) {
                e.prependPath(content, 0);
                e.prependPath(content, list);
            }
            mistakes.add(new JacksonMistake(e, content).mistake());
        }
    }
}
