package com.cxcheck.submission;

import com.cxcheck.questionnaire.Questionnaire;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** A questionnaire as the id of its version. */
@Converter
@Immutable
public class QuestionnaireConverter implements AttributeConverter<Questionnaire, Long> {

    private final QuestionnaireVersions versions;

    QuestionnaireConverter(QuestionnaireVersions versions) {
        this.versions = versions;
    }

    @Override
    public Long convertToDatabaseColumn(Questionnaire questionnaire) {
        return versions.idOf(questionnaire);
    }

    @Override
    public Questionnaire convertToEntityAttribute(Long id) {
        return versions.get(id);
    }
}
