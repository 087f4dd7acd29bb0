package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;

/** A mistake: how a file gets it, and what a German page says of it. */
record Mistake(String name, UnaryOperator<String> change, String sentence) {

    static Mistake mistake(String old, String replacement, String sentence) {
        return new Mistake(replacement, rewrite(old, replacement), "mine.yaml: " + sentence);
    }

    static UnaryOperator<String> rewrite(String old, String replacement) {
        return yaml -> {
            int at = yaml.indexOf(old);
            assertThat(at).as(old).isNotNegative();
            return yaml.substring(0, at) + replacement + yaml.substring(at + old.length());
        };
    }

    static UnaryOperator<String> without(String old) {
        return rewrite(old, "");
    }

    static UnaryOperator<String> after(String more) {
        return yaml -> yaml + more;
    }

    static UnaryOperator<String> only(String all) {
        return yaml -> all;
    }

    /** The file in a language up to a key, and what comes instead of the rest. */
    static UnaryOperator<String> upTo(String key, String more) {
        return yaml -> {
            assertThat(yaml).contains("\n" + key);
            return yaml.substring(0, yaml.indexOf("\n" + key) + 1) + more;
        };
    }
}
