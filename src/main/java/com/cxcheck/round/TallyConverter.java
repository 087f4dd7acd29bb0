package com.cxcheck.round;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Stores a tally as JSON in one column, such as {"q1":{"A":3,"B":2}}. */
@Converter
@Immutable
class TallyConverter implements AttributeConverter<Tally, String> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ObjectReader COUNTS =
            JSON.readerFor(new TypeReference<Map<String, Map<String, Integer>>>() {});

    @Override
    public String convertToDatabaseColumn(Tally tally) {
        return JSON.writeValueAsString(tally.counts());
    }

    @Override
    public Tally convertToEntityAttribute(String column) {
        return new Tally(COUNTS.<Map<String, Map<String, Integer>>>readValue(column));
    }
}
