package com.cxcheck.submission;

import com.cxcheck.questionnaire.Answers;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers as one column, such as {"q1":"A","q2":"C"}: a step of the walk reads one row and writes one row. */
@Converter
@Immutable
public class AnswersConverter implements AttributeConverter<Answers, String> {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public String convertToDatabaseColumn(Answers answers) {
        return JSON.writeValueAsString(answers.choices());
    }

    @Override
    public Answers convertToEntityAttribute(String column) {
        return new Answers(JSON.readValue(column, new TypeReference<Map<String, String>>() {}));
    }
}
