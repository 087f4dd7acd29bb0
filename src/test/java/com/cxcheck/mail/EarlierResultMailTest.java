package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.editor.PublishedVersions;
import com.cxcheck.submission.QuestionnaireVersions;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Mails about what was answered before another version was published. */
class EarlierResultMailTest extends AbstractMailTest {

    @Autowired
    private QuestionnaireVersions versions;

    @AfterEach
    void forgetWhatWasPublished() {
        PublishedVersions.reset(jdbc, versions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    @SignedInConsultant
    void aCopyOfAResultSaysTheSameAsBefore(String language) throws Exception {
        visitor.withHeader("Accept-Language", language);
        String result = submitted("A", "My own words");
        askForCopy(result, "before@example.com").redirect();
        MimeMessage before = to("before@example.com", sent());

        PublishedVersions.publishAnother(new Visitor(mvc));
        assertThat(versions.inUse().version()).isEqualTo(3);
        askForCopy(result, "after@example.com").redirect();
        MimeMessage after = to("after@example.com", sent());

        assertThat(after.getSubject()).isEqualTo(before.getSubject()).contains("37");
        assertThat(text(after)).isEqualTo(text(before));
        assertThat(part(after, 1, "text/html")).isEqualTo(part(before, 1, "text/html"));
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class EarlierResultMailOnPostgresTest extends EarlierResultMailTest {}
