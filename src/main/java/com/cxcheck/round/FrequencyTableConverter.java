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
class FrequencyTableConverter implements AttributeConverter<FrequencyTable, String> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ObjectReader COUNTS =
            JSON.readerFor(new TypeReference<Map<String, Map<String, Integer>>>() {});

    @Override
    public String convertToDatabaseColumn(FrequencyTable tally) {
        return JSON.writeValueAsString(tally.counts());
    }

    @Override
    public FrequencyTable convertToEntityAttribute(String column) {
        return new FrequencyTable(COUNTS.<Map<String, Map<String, Integer>>>readValue(column));
    }
}
