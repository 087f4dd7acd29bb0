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
 * A table as CSV (RFC 4180) in UTF-8 with a byte order mark; times are in ISO 8601. A spreadsheet takes no text in it for a
 * formula, whether it separates cells at commas, semicolons or tabs.
 */
class CsvSheet implements SubmissionTable.Sheet {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** In characters, or in bytes if compressed; large, since each write passes all wrappers of the response. */
    private static final int BUFFER_SIZE = 1 << 16;

    /** The first character of a formula, also in its fullwidth and small forms, and a tab, which a spreadsheet may strip. */
    private static final String TRIGGERS = "-=+@\uFF1D\uFF0B\uFF20\uFF0D\uFE66\uFE62\uFE6B\uFE63\t";

    private static final String TEXT_TRIGGERS = TRIGGERS + "\r\n";

    /** Separators of cells or rows in any program. */
    private static final String SEPARATORS = ";,|\t\r\n\u000B\f\u0085\u2028\u2029";

    /** What may precede a formula: quotes, blanks and invisible characters. */
    private static final String IGNORED = "[\\p{Z}\\p{C}\"\u115F\u1160\u2800\u3164\uFFA0&&[^" + SEPARATORS + "]]*+";

    /**
     * The positions where a cell could begin with a formula: the beginning of a text, and after each separator, since a
     * spreadsheet with another separator ignores the quotes around the text. An apostrophe is inserted at each, also after
     * existing ones, so that removing one at each position restores the text.
     *
     * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>
     */
    private static final Pattern FORMULA = Pattern.compile("^" + IGNORED + "'*+(?=[" + TEXT_TRIGGERS + "])|(?<=["
            + SEPARATORS + "])" + IGNORED + "'*+(?=[" + TRIGGERS + "])");

    private final Map<Term, String> terms = new HashMap<>();
    private final CsvWriter csv;

    CsvSheet(OutputStream out) throws IOException {
        out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        csv = CsvWriter.builder()
                .bufferSize(BUFFER_SIZE)
                .quoteStrategy(new QuoteBlanks())
                .build(out);
    }

    /** At the fastest level: with the server's default, compression takes 1.5 times as long as all else together. */
    static CsvSheet compressed(OutputStream out) throws IOException {
        return new CsvSheet(new GZIPOutputStream(out, BUFFER_SIZE) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        });
    }

    @Override
    public void add(List<Object> cells) throws IOException {
        try {
            CsvWriterRecord row = csv.writeRecord();
            cells.forEach(cell -> row.writeField(format(cell)));
            row.endRecord();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Not in a finally block, so that an aborted download doesn't look complete. */
    void finish() throws IOException {
        csv.close();
    }

    private String format(Object cell) {
        if (cell instanceof ZonedDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        if (cell instanceof Term term) {
            return terms.computeIfAbsent(term, each -> escape(each.text()));
        }
        return cell instanceof String text ? escape(text) : cell.toString();
    }

    private static String escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (TEXT_TRIGGERS.indexOf(text.charAt(i)) >= 0) {
                return FORMULA.matcher(text).replaceAll("$0'");
            }
        }
        return text; // the common case, without the cost of the pattern
    }

    /** Also quotes texts that begin or end with a blank, which some programs would strip. */
    private static class QuoteBlanks implements QuoteStrategy {

        @Override
        public boolean quoteValue(int line, int field, String value) {
            return value.charAt(0) <= '#' || value.charAt(value.length() - 1) <= ' ';
        }
    }
}
