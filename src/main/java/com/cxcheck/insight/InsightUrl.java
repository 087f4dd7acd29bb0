package com.cxcheck.insight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** The URL of the insight page with a query, from which those of similar queries are made. */
record InsightUrl(MultiValueMap<String, String> parameters) {

    /** Replaces a parameter; an empty value removes it. */
    public InsightUrl with(String name, String value) {
        return withAll(name, value.isEmpty() ? List.of() : List.of(value));
    }

    /** Replaces a parameter by several values. */
    public InsightUrl withAll(String name, Collection<String> values) {
        MultiValueMap<String, String> changed = new LinkedMultiValueMap<>(parameters);
        changed.remove(name);
        values.forEach(value -> changed.add(name, value));
        return new InsightUrl(changed);
    }

    public InsightUrl without(String... names) {
        MultiValueMap<String, String> changed = new LinkedMultiValueMap<>(parameters);
        List.of(names).forEach(changed::remove);
        return new InsightUrl(changed);
    }

    /** Without what is compared. */
    public InsightUrl single() {
        return without("compare", "compare-from", "compare-to", "compare-source", "compare-band");
    }

    /** For the hidden fields of a form. */
    public List<Map.Entry<String, String>> entries() {
        List<Map.Entry<String, String>> entries = new ArrayList<>();
        parameters.forEach((name, values) -> values.forEach(value -> entries.add(Map.entry(name, value))));
        return entries;
    }

    public String on(String path) {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath(path);
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, String> each : entries()) {
            url.queryParam(each.getKey(), "{" + values.size() + "}");
            values.add(each.getValue());
        }
        return url.encode().buildAndExpand(values.toArray()).toUriString();
    }

    @Override
    public String toString() {
        return on("/admin/insight");
    }
}
