package com.cxcheck.export;

import com.cxcheck.export.SubmissionTable.Term;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.CsvWriter.CsvWriterRecord;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A table as CSV: UTF-8 with a byte order mark, otherwise as RFC 4180 says, times as ISO 8601 says. No text in it is a formula
 * for a spreadsheet, whichever of comma, semicolon and tab that takes for the separator.
 */
class CsvSheet implements SubmissionTable.Sheet {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Characters, or bytes that are compressed, so that fewer and larger pieces go through all that is around a response. */
    private static final int BUFFER = 1 << 16;

    /** What a formula begins with, in the forms of East Asian keyboards too, and a tab, which a spreadsheet may take away. */
    private static final String BEGIN = "-=+@\uFF1D\uFF0B\uFF20\uFF0D\uFE66\uFE62\uFE6B\uFE63\t";

    private static final String BEGIN_OF_TEXT = BEGIN + "\r\n";

    /** What separates cells or rows for one program or another. */
    private static final String SEPARATORS = ";,|\t\r\n\u000B\f\u0085\u2028\u2029";

    /** What may stand before a formula: quotes, blanks, what nobody sees. */
    private static final String UNSEEN = "[\\p{Z}\\p{C}\"\u115F\u1160\u2800\u3164\uFFA0&&[^" + SEPARATORS + "]]*+";

    /**
     * The places in a text where a cell could begin with a formula: at its beginning, and after what separates cells, since a
     * spreadsheet that separates them by semicolons or tabs heeds no quotes around what is separated by commas. An apostrophe
     * makes each of them text. One is added also where apostrophes stand already, so that a program which takes one away at
     * each of these places has the text as it was.
     *
     * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>
     */
    private static final Pattern FORMULA = Pattern.compile("^" + UNSEEN + "'*+(?=[" + BEGIN_OF_TEXT + "])|(?<=["
            + SEPARATORS + "])" + UNSEEN + "'*+(?=[" + BEGIN + "])");

    private final Map<Term, String> terms = new HashMap<>();
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

    private String text(Object cell) {
        if (cell instanceof ZonedDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        if (cell instanceof Term term) {
            return terms.computeIfAbsent(term, each -> harmless(each.text()));
        }
        return cell instanceof String text ? harmless(text) : cell.toString();
    }

    private static String harmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (BEGIN_OF_TEXT.indexOf(text.charAt(i)) >= 0) {
                return FORMULA.matcher(text).replaceAll("$0'");
            }
        }
        return text; // as most do, at a fraction of the time
    }

    /** Quotes what begins or ends with a blank too, which some programs would take away. */
    private static class Blanks implements QuoteStrategy {

        @Override
        public boolean quoteValue(int line, int field, String value) {
            return value.charAt(0) <= '#' || value.charAt(value.length() - 1) <= ' ';
        }
    }
}
