package com.cxcheck.conversation;

import org.springframework.validation.Errors;

/** The form of a {@link Snippet}. */
record SnippetForm(String title, String text) {

    SnippetForm {
        title = title == null ? "" : title;
        text = text == null ? "" : text;
    }

    static SnippetForm of(Snippet snippet) {
        return new SnippetForm(snippet.title(), snippet.text());
    }

    void validate(Errors errors) {
        if (!Snippet.isValidTitle(title)) {
            errors.rejectValue("title", "snippets.title.wrong");
        }
        if (!Snippet.isValidText(text)) {
            errors.rejectValue("text", "snippets.text.wrong");
        }
    }
}
