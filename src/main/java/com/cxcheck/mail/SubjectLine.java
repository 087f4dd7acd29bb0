package com.cxcheck.mail;

import com.cxcheck.questionnaire.Translations;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What subjects say of a submission. */
@Component
class SubjectLine {

    private final Translations translations;
    private final MessageSource messages;
    private final MailProperties settings;

    SubjectLine(Translations translations, MessageSource messages, MailProperties settings) {
        this.translations = translations;
        this.messages = messages;
        this.settings = settings;
    }

    /** To a visitor: such as "37% Service-led". */
    String result(Submission submission, Locale language) {
        String band = translations
                .of(submission.questionnaire(), language)
                .band(submission.band().id())
                .name();
        return messages.getMessage("mail.result", new Object[] {submission.score(), band}, language);
    }

    /** To a consultant: such as "37% Service-led, Ada Ltd, spring-newsletter". */
    String of(Submission submission, Locale language) {
        return Stream.of(
                        Optional.of(result(submission, language)),
                        submission.contact().map(Contact::business).filter(name -> settings.contactDetails()),
                        submission.source().map(Source::name))
                .flatMap(Optional::stream)
                .map(MailContent::inHeader)
                .collect(Collectors.joining(", "));
    }
}
