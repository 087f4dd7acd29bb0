package com.cxcheck.editor;

import java.util.Locale;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Names languages in the language of the page. */
@ControllerAdvice(basePackageClasses = LanguageNamesAdvice.class)
class LanguageNamesAdvice {

    @ModelAttribute("languageNames")
    LanguageNames names(Locale page) {
        return new LanguageNames(page);
    }

    record LanguageNames(Locale page) {

        /** Returns the name of the language with a BCP 47 tag. */
        public String get(String tag) {
            return Locale.forLanguageTag(tag).getDisplayName(page);
        }
    }
}
