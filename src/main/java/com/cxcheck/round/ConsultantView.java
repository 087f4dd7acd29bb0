package com.cxcheck.round;

import com.cxcheck.questionnaire.Answers;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** How a consultant sees the business of a round: answers of their own, which are never counted. */
@Embeddable
record ConsultantView(
        @Column(name = "view_by") String consultant,

        @Convert(converter = ViewConverter.class) @Column(name = "view_answers") @Nullable
        Answers answers) {

    /** The answers of a view that is there. */
    Answers given() {
        if (answers == null) {
            throw new IllegalStateException("no view");
        }
        return answers;
    }
}
