package com.cxcheck.edition;

import com.cxcheck.questionnaire.Content;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The draft of the questionnaire, of which there is at most one. */
@Component
public class QuestionnaireDrafts {

    /** The draft, or what is in use if there is none, in a language or else the original's; empty while it has mistakes. */
    public Optional<Content> content(Locale language) {
        return Optional.empty();
    }
}
