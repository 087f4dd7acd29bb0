package com.cxcheck.questionnaire;

import java.util.Optional;

/**
 * The two ends of the scale in a story: paragraphs separated by line feeds, of which the first tells what happens.
 *
 * @param title what happened to both
 */
public record Contrast(Optional<String> title, String reactive, String proactive) {

    public Contrast {
        title = title.map(line -> Require.line(line, Subject.CONTRAST, "title"));
        reactive = Require.paragraphs(reactive, Subject.CONTRAST, "reactive");
        proactive = Require.paragraphs(proactive, Subject.CONTRAST, "proactive");
    }
}
