package com.cxcheck.questionnaire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How soon a next step can be taken. */
public enum Effort {
    @JsonProperty("today")
    TODAY,

    @JsonProperty("this-week")
    THIS_WEEK,

    @JsonProperty("this-month")
    THIS_MONTH;

    /** The value in a questionnaire's file, such as this-week. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
