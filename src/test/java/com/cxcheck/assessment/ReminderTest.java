package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The calendar entry, read by another library than the one that writes it. */
@AppTest
class ReminderTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Clock clock;

    private Visitor visitor;

    @BeforeEach
    void aNewVisitor() {
        visitor = new Visitor(mvc);
    }

    private static VEvent event(Page page) throws Exception {
        Calendar calendar = new CalendarBuilder().build(new StringReader(page.body()));
        calendar.validate();
        return calendar.<VEvent>getComponent(Component.VEVENT).orElseThrow();
    }

    private static String value(VEvent event, String property) {
        return event.getRequiredProperty(property).getValue();
    }

    @Test
    void itIsAWholeDay90DaysAfterTheResultWithItsLink() throws Exception {
        String result = visitor.walk("A", "");

        Page page = visitor.get(result + "/reminder.ics");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(page.header("Content-Disposition")).contains("attachment", "next-check.ics");
        assertThat(page.header("Cache-Control")).contains("no-store");
        VEvent event = event(page);
        String link = "http://localhost:8080" + result;
        assertThat(value(event, Property.DTSTART))
                .isEqualTo(LocalDate.now(clock).plusDays(90).toString().replace("-", ""));
        assertThat(value(event, Property.URL)).isEqualTo(link);
        assertThat(value(event, Property.DESCRIPTION)).contains("37% proactive", link);
        assertThat(value(event, Property.UID)).endsWith("@localhost");
        assertThat(event.getProperty(Property.DTSTAMP)).isPresent();
    }

    @Test
    void importedTwiceItIsOneEntry() {
        String result = visitor.walk("A", "");

        assertThat(visitor.get(result + "/reminder.ics").body())
                .isEqualTo(visitor.get(result + "/reminder.ics").body());
    }

    @Test
    void itIsInTheLanguageOfThePageAndItsLinesAreFolded() throws Exception {
        String result = visitor.walk("A", "");
        visitor.get(result + "?lang=de");

        Page page = visitor.get(result + "/reminder.ics");

        assertThat(value(event(page), Property.SUMMARY)).isEqualTo("Den Check zur Kundenerfahrung wiederholen");
        assertThat(page.body().split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    }

    @Test
    void theResultPageOffersItToTheVisitorWhoAnswered() {
        String result = visitor.walk("A", "");

        assertThat(visitor.get(result).html().select("a[href$=/reminder.ics]").text())
                .isEqualTo("Put a reminder in your calendar");
        assertThat(new Visitor(mvc).get(result).html().select("a[href$=/reminder.ics]"))
                .isEmpty();
    }

    @Test
    void thereIsNoneOfAResultThatDoesNotExist() {
        assertThat(visitor.get("/results/AAAAAAAAAAAAAAAAAAAAAAAA/reminder.ics").status())
                .isEqualTo(404);
    }
}
