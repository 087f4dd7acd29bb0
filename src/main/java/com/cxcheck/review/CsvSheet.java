package com.cxcheck.review;

import com.cxcheck.review.SubmissionTable.Term;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.CsvWriter.CsvWriterRecord;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A table as CSV: UTF-8 with a byte order mark, otherwise as RFC 4180 says, times as ISO 8601 says. */
class CsvSheet implements SubmissionTable.Sheet {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Characters, or bytes that are compressed, so that fewer and larger pieces go through all that is around a response. */
    private static final int BUFFER = 1 << 16;

    private final CsvWriter csv;

    CsvSheet(OutputStream out) throws IOException {
        out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        csv = CsvWriter.builder().bufferSize(BUFFER).quoteStrategy(new Blanks()).build(out);
    }

    /** At the lowest level, since the server's own takes half as long again as all else that an export does. */
    static CsvSheet compressed(OutputStream out) throws IOException {
        return new CsvSheet(new GZIPOutputStream(out, BUFFER) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        });
    }

    @Override
    public void add(List<Object> cells) throws IOException {
        try {
            CsvWriterRecord row = csv.writeRecord();
            cells.forEach(cell -> row.writeField(text(cell)));
            row.endRecord();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Says that this is all. */
    void end() throws IOException {
        csv.close();
    }

    private static String text(Object cell) {
        if (cell instanceof ZonedDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        if (cell instanceof Term term) {
            return harmless(term.text());
        }
        return cell instanceof String text ? harmless(text) : cell.toString();
    }

    /**
     * A cell that no spreadsheet takes for a formula: an apostrophe before what begins like one makes it text.
     *
     * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>
     */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    /** Quotes what begins or ends with a blank too, which some programs would take away. */
    private static class Blanks implements QuoteStrategy {

        @Override
        public boolean quoteValue(int line, int field, String value) {
            return value.charAt(0) <= '#' || value.charAt(value.length() - 1) <= ' ';
        }
    }
}
