package com.cxcheck.round;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.submission.AnswersConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Stores answers as {@link AnswersConverter} does, in a column that may be empty. */
@Converter
@Immutable
class ViewConverter implements AttributeConverter<@Nullable Answers, @Nullable String> {

    private static final AnswersConverter ANSWERS = new AnswersConverter();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Answers answers) {
        return answers == null ? null : ANSWERS.convertToDatabaseColumn(answers);
    }

    @Override
    public @Nullable Answers convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : ANSWERS.convertToEntityAttribute(column);
    }
}
