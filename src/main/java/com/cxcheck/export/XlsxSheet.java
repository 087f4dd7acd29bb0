package com.cxcheck.export;

import com.cxcheck.export.SubmissionTable.Term;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table as an XLSX workbook with dates and numbers that a spreadsheet can count with, and with text that is kept to the
 * letter and that it never takes for a formula. Times are those of the clock on the wall, since spreadsheets know no time
 * zones. A text that is too long for a cell goes on behind the row's last cell, and a table with more rows than a sheet can
 * have on the next sheet.
 */
class XlsxSheet implements SubmissionTable.Sheet {

    /** What the format allows: rows in a sheet, and characters in a cell. */
    private static final int MOST_ROWS = 1_048_576;

    private static final int MOST_CHARACTERS = 32_767;

    /** From here on the days have their numbers in every spreadsheet; before, some count a 29 February 1900. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final double SECONDS_OF_A_DAY = 86_400;

    private static final String NO_XML = "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

    /**
     * What stands in a cell as _xHHHH_: characters that XML can't hold, and the first of what would be taken for one so
     * written (ECMA-376, ST_Xstring).
     */
    private static final Pattern ESCAPED = Pattern.compile(NO_XML + "|_(?=x\\p{XDigit}{4}(?:_|" + NO_XML + "))");

    /** What a reader of XML may take away or make one blank of. */
    private static final Pattern BLANKS = Pattern.compile("^ | $|  |[\\t\\n\\r]");

    private static final int FLUSH_EVERY = 500;

    /** A tenth larger than with the library's own level, in half of the time, of which most goes into this. */
    private static final int FASTEST = Deflater.BEST_SPEED;

    private final Map<Term, String> terms = new HashMap<>();
    private final Workbook workbook;
    private List<Object> header = List.of();
    private @Nullable Worksheet sheet;
    private int sheets;
    private int row;

    XlsxSheet(OutputStream out) {
        workbook = new Workbook(out, "CX Check", null);
        workbook.setCompressionLevel(FASTEST);
    }

    @Override
    public void add(List<Object> cells) throws IOException {
        Worksheet current = sheet;
        if (current == null) {
            header = cells;
            current = begin();
        } else if (row == MOST_ROWS) {
            current.finish();
            current = begin();
            write(header, current);
        }
        write(cells, current);
    }

    private Worksheet begin() {
        sheets++;
        row = 0;
        Worksheet next = workbook.newWorksheet(sheets == 1 ? "Submissions" : "Submissions " + sheets);
        next.freezePane(0, 1);
        sheet = next;
        return next;
    }

    private void write(List<Object> cells, Worksheet current) throws IOException {
        List<String> rests = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            if (cell instanceof Number number) {
                current.value(row, column, number);
            } else if (cell instanceof ZonedDateTime time) {
                write(time.toLocalDate(), time.toLocalTime(), "yyyy-mm-dd hh:mm:ss", column, current);
            } else if (cell instanceof LocalDate day) {
                write(day, LocalTime.MIDNIGHT, "yyyy-mm-dd", column, current);
            } else if (cell instanceof Term term) {
                current.value(row, column, terms.computeIfAbsent(term, each -> escaped(each.text())));
            } else if (!cell.equals("")) {
                write(cell.toString(), column, rests, current);
            }
        }
        for (int rest = 0; rest < rests.size(); rest++) {
            write(rests.get(rest), cells.size() + rest, rests, current);
        }
        row++;
        if (row % FLUSH_EVERY == 0) {
            current.flush();
        }
    }

    /** As a number that counts days, or as a text on days for which the format has none. */
    private void write(LocalDate day, LocalTime time, String format, int column, Worksheet current) {
        if (day.isBefore(FIRST_DAY)) {
            String text = time.equals(LocalTime.MIDNIGHT)
                    ? day.toString()
                    : day.atTime(time).toString();
            current.inlineString(row, column, text);
        } else {
            current.value(
                    row, column, ChronoUnit.DAYS.between(DAY_ZERO, day) + time.toSecondOfDay() / SECONDS_OF_A_DAY);
            current.style(row, column).format(format).set();
        }
    }

    /**
     * To the letter, and not in the workbook's list of strings, which would be in memory until the end.
     *
     * @param rests gets what is too much for the cell
     */
    private void write(String text, int column, List<String> rests, Worksheet current) {
        if (text.length() > MOST_CHARACTERS) {
            int end = MOST_CHARACTERS - (Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 2)) ? 2 : 1);
            rests.add("…" + text.substring(end));
            text = text.substring(0, end) + "…";
        }
        if (BLANKS.matcher(text).find()) {
            // the library says that blanks are to be kept in the runs of a rich text only
            current.inlineString(
                    row, column, RichText.builder().run(escaped(text)).end().build());
        } else {
            current.inlineString(row, column, escaped(text));
        }
    }

    private static String escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '_' || character < ' ' || character >= Character.MIN_SURROGATE) {
                return ESCAPED.matcher(text)
                        .replaceAll(
                                found -> "_x%04X_".formatted((int) found.group().charAt(0)));
            }
        }
        return text; // as most do, at a fraction of the time
    }

    /** Says that this is all. Without it the file is broken on purpose: a table that ends too early must not look whole. */
    void end() throws IOException {
        workbook.close();
    }
}
