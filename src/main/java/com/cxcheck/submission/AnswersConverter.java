package com.cxcheck.submission;

import com.cxcheck.questionnaire.Answers;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Stores answers as JSON in one column, such as {"q1":"A","q2":"C"}. */
@Converter
@Immutable
public class AnswersConverter implements AttributeConverter<Answers, String> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ObjectReader CHOICES = JSON.readerForMapOf(String.class);

    @Override
    public String convertToDatabaseColumn(Answers answers) {
        return JSON.writeValueAsString(answers.choices());
    }

    @Override
    public Answers convertToEntityAttribute(String column) {
        return new Answers(CHOICES.<Map<String, String>>readValue(column));
    }
}
