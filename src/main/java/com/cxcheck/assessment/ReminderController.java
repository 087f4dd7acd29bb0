package com.cxcheck.assessment;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import com.cxcheck.brand.Brands;
import com.cxcheck.mail.Reminders;
import com.cxcheck.site.Site;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A calendar entry that reminds of the next check, so that nobody has to leave an address for it. */
@Controller
class ReminderController {

    /** The library folds lines by characters, of up to 3 bytes in UTF-8; RFC 5545 allows 75 bytes. */
    private static final int LINE_LENGTH = 25;

    private final Submissions submissions;
    private final Brands brands;
    private final Site site;
    private final MessageSource messages;
    private final Clock clock;

    ReminderController(Submissions submissions, Brands brands, Site site, MessageSource messages, Clock clock) {
        this.submissions = submissions;
        this.brands = brands;
        this.site = site;
        this.messages = messages;
        this.clock = clock;
    }

    /** The same file at each request, so that a calendar that imports it twice has one entry. */
    @GetMapping("/results/{reference}/reminder.ics")
    ResponseEntity<String> reminder(@PathVariable String reference, Locale language) {
        Submission submission = submissions.getByReference(reference);
        String link = site.url(Navigation.resultPage(reference));
        LocalDate day =
                submission.submittedAt().atZone(clock.getZone()).toLocalDate().plusDays(Reminders.DAYS);
        VEvent event = new VEvent();
        event.setUid(reference + "@" + site.host());
        event.setDateTimeStamp(Date.from(submission.submittedAt()));
        event.setDateStart(wholeDay(day), false);
        event.setDateEnd(wholeDay(day.plusDays(1)), false);
        event.setSummary(messages.getMessage("reminder.summary", null, language));
        Object[] details = {brands.in(language).name(), submission.score(), link};
        event.setDescription(messages.getMessage("reminder.description", details, language));
        event.setUrl(link);
        event.setTransparency(true);
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//CX Check//EN");
        calendar.addEvent(event);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/calendar;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("next-check.ics")
                                .build()
                                .toString())
                .body(folded(calendar));
    }

    private static String folded(ICalendar calendar) {
        StringWriter text = new StringWriter();
        try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(LINE_LENGTH);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Biweekly writes the date that a time has in the JVM's time zone. */
    private static Date wholeDay(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant());
    }
}
