package com.cxcheck.questionnaire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One page of the walk. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = ChoiceQuestion.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ChoiceQuestion.class, name = "choice"),
    @JsonSubTypes.Type(value = TextQuestion.class, name = "text")
})
public sealed interface Question permits ChoiceQuestion, TextQuestion {

    String id();

    /** The question as it is asked. */
    String text();

    /** A few words that stand for it in lists. */
    String label();
}
