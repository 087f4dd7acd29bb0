package com.cxcheck.questionnaire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A question, shown on a page of its own. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = ChoiceQuestion.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ChoiceQuestion.class, name = "choice"),
    @JsonSubTypes.Type(value = TextQuestion.class, name = "text")
})
public sealed interface Question permits ChoiceQuestion, TextQuestion {

    String id();

    String text();

    /** A few words that name it in lists. */
    String label();
}
