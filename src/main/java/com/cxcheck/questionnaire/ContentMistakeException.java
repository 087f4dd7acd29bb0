package com.cxcheck.questionnaire;

/** A value that content can't have. */
class ContentMistakeException extends IllegalArgumentException {

    private final transient ContentMistake mistake;

    ContentMistakeException(ContentMistake mistake) {
        super(EnglishMessages.text(mistake));
        this.mistake = mistake;
    }

    ContentMistake mistake() {
        return mistake;
    }
}
