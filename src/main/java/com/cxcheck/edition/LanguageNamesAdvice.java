package com.cxcheck.edition;

import com.cxcheck.questionnaire.Translations;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Names the languages of the questionnaire in that of the page. */
@ControllerAdvice(basePackageClasses = LanguageNamesAdvice.class)
class LanguageNamesAdvice {

    private final QuestionnaireDrafts drafts;
    private final Translations translations;

    LanguageNamesAdvice(QuestionnaireDrafts drafts, Translations translations) {
        this.drafts = drafts;
        this.translations = translations;
    }

    @ModelAttribute("languageNames")
    Map<String, String> names(Locale page) {
        return Stream.concat(
                        drafts.read().draft().languages().stream().map(Locale::forLanguageTag),
                        translations.languages().stream())
                .distinct()
                .collect(Collectors.toMap(Locale::toLanguageTag, language -> language.getDisplayName(page)));
    }
}
