package com.cxcheck.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSheetTest {

    private static String csv(Object... cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvSheet sheet = new CsvSheet(out);
        sheet.add(List.of(cells));
        sheet.end();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aRowHasItsCellsInTheirFormsAfterAByteOrderMark() throws IOException {
        ZonedDateTime noon = ZonedDateTime.of(2026, 11, 22, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"));

        assertThat(csv(42L, 7, LocalDate.of(2026, 11, 22), noon, "", new SubmissionTable.Term("a, b"), "c"))
                .isEqualTo("\uFEFF42,7,2026-11-22,2026-11-22T12:00:00+01:00,,\"a, b\",c\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a,b",
                "said \"so\"",
                "\"",
                "two\nlines",
                "two\r\nlines",
                " blank first",
                "blank last ",
                "tab last\t",
                "#first",
                "!first",
                "a\tb",
                "semi;colon",
                "Größe 🙂 שלום",
                "\u00A0no-break blanks\u00A0",
                "x\u0001"
            })
    void aTextIsWrittenAsAnotherLibraryWritesIt(String text) throws IOException {
        assertThat(csv("1", text, new SubmissionTable.Term(text)))
                .isEqualTo("\uFEFF" + CSVFormat.RFC4180.format("1", text, text) + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void noTextIsAFormula(String text) throws IOException {
        String asText = CSVFormat.RFC4180.format("1", "'" + text, "'" + text);

        assertThat(csv("1", text, new SubmissionTable.Term(text))).isEqualTo("\uFEFF" + asText + "\r\n");
    }

    @Test
    void whereNothingCanBeWrittenThatIsSaidAsByAnyOtherWriter() throws IOException {
        CsvSheet sheet = new CsvSheet(new OutputStream() {

            @Override
            public void write(byte[] byteOrderMark) {
                // for which there was room
            }

            @Override
            public void write(int one) throws IOException {
                throw new IOException("the reader is gone");
            }
        });

        assertThatThrownBy(() -> sheet.add(List.of("x".repeat(1_000_000)))).isInstanceOf(IOException.class);
    }
}
