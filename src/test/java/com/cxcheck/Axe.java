package com.cxcheck;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/**
 * What axe-core finds wrong with a page, each as its rule and element. Loads the script once for each page and has it report
 * nothing but violations, which takes a fraction of the time of {@link AxeBuilder}.
 */
public final class Axe {

    private Axe() {}

    /** By the rules that are on unless one asks for others. */
    public static List<?> violations(Page page) {
        return run(page, Map.of());
    }

    static List<?> violationsOfTags(Page page, List<String> tags) {
        return run(page, Map.of("runOnly", Map.of("type", "tag", "values", tags)));
    }

    static List<?> violationsOfRules(Page page, List<String> rules) {
        return run(page, Map.of("runOnly", Map.of("type", "rule", "values", rules)));
    }

    private static List<?> run(Page page, Map<String, ?> options) {
        if (page.evaluate("'axe' in window").equals(false)) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        return (List<?>) page.evaluate("""
                options => axe.run({...options, resultTypes: ['violations']})
                    .then(results => results.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html)))
                """, options);
    }
}
