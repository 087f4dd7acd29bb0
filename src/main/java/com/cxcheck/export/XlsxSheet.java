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
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table as an XLSX workbook under a header that stays in view, filters and is on every printed page, with numeric dates and numbers, and texts that are never taken for formulas. Times are local,
 * since spreadsheets know no time zones. A text too long for a cell is continued after the last cell of its row, a table too
 * long for a sheet on the next sheet.
 */
class XlsxSheet implements SubmissionTable.Sheet {

    /** The limits of the format: rows of a sheet and UTF-16 units of a cell. */
    private static final int MAX_ROWS = 1_048_576;

    private static final int MAX_CELL_LENGTH = 32_767;

    /** Earlier days have different numbers in different spreadsheets, since some count 29 February 1900. */
    private static final LocalDate MIN_NUMERIC_DAY = LocalDate.of(1900, 3, 1);

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final double SECONDS_PER_DAY = 86_400;

    private static final String NOT_XML = "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

    /**
     * What is escaped as _xHHHH_ (ECMA-376, ST_Xstring): characters that are not allowed in XML, and the underscore of a text
     * that looks like such an escape.
     */
    private static final Pattern ESCAPED = Pattern.compile(NOT_XML + "|_(?=x\\p{XDigit}{4}(?:_|" + NOT_XML + "))");

    /** Blanks that an XML parser may strip or collapse. */
    private static final Pattern BLANKS = Pattern.compile("^ | $|  |[\\t\\n\\r]");

    /** Widths of columns in characters. */
    private static final int MIN_WIDTH = 12;

    private static final int MAX_WIDTH = 40;
    private static final int ROOM_FOR_ARROW = 4;

    /** In rows. */
    private static final int FLUSH_INTERVAL = 500;

    private final Map<Term, String> terms = new HashMap<>();
    private final Workbook workbook;
    private List<Object> header = List.of();
    private @Nullable Worksheet sheet;
    private int sheets;
    private int row;

    XlsxSheet(OutputStream out) {
        workbook = new Workbook(out, "CX Check", null);
        // half the time of the default level for a file a tenth larger
        workbook.setCompressionLevel(Deflater.BEST_SPEED);
    }

    @Override
    public void add(List<Object> cells) throws IOException {
        Worksheet current = sheet;
        if (current == null) {
            header = cells;
            writeHeader(begin());
        } else {
            if (row == MAX_ROWS) {
                filter(current);
                current.finish();
                current = begin();
                writeHeader(current);
            }
            write(cells, current);
        }
    }

    private Worksheet begin() {
        sheets++;
        row = 0;
        Worksheet next = workbook.newWorksheet(sheets == 1 ? "Submissions" : "Submissions " + sheets);
        next.freezePane(0, 1);
        next.pageOrientation("landscape");
        next.paperSize(PaperSize.A4_PAPER);
        next.repeatRows(0);
        sheet = next;
        return next;
    }

    private void writeHeader(Worksheet current) throws IOException {
        for (int column = 0; column < header.size(); column++) {
            current.width(column, width(header.get(column)));
            current.style(0, column).bold().set();
        }
        write(header, current);
    }

    private static int width(Object name) {
        return Math.min(Math.max(MIN_WIDTH, name.toString().length() + ROOM_FOR_ARROW), MAX_WIDTH);
    }

    /** Lets spreadsheets filter by what is in the columns. */
    private void filter(Worksheet current) {
        current.setAutoFilter(0, 0, row - 1, header.size() - 1);
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
                current.value(row, column, terms.computeIfAbsent(term, each -> escape(each.text())));
            } else if (!cell.equals("")) {
                write(cell.toString(), column, rests, current);
            }
        }
        for (int rest = 0; rest < rests.size(); rest++) {
            write(rests.get(rest), cells.size() + rest, rests, current);
        }
        row++;
        if (row % FLUSH_INTERVAL == 0) {
            current.flush();
        }
    }

    /** A day is a number, or a text before {@link #MIN_NUMERIC_DAY}. */
    private void write(LocalDate day, LocalTime time, String format, int column, Worksheet current) {
        if (day.isBefore(MIN_NUMERIC_DAY)) {
            String text = time.equals(LocalTime.MIDNIGHT)
                    ? day.toString()
                    : day.atTime(time).toString();
            current.inlineString(row, column, text);
        } else {
            current.value(row, column, ChronoUnit.DAYS.between(DAY_ZERO, day) + time.toSecondOfDay() / SECONDS_PER_DAY);
            current.style(row, column).format(format).set();
        }
    }

    /**
     * Writes the text inline: the workbook's shared strings are in memory until the end.
     *
     * @param rests gets what exceeds the cell
     */
    private void write(String text, int column, List<String> rests, Worksheet current) {
        if (text.length() > MAX_CELL_LENGTH) {
            int end = MAX_CELL_LENGTH - (Character.isHighSurrogate(text.charAt(MAX_CELL_LENGTH - 2)) ? 2 : 1);
            rests.add("…" + text.substring(end));
            text = text.substring(0, end) + "…";
        }
        if (BLANKS.matcher(text).find()) {
            // fastexcel sets xml:space="preserve" on rich text only
            current.inlineString(
                    row, column, RichText.builder().run(escape(text)).end().build());
        } else {
            current.inlineString(row, column, escape(text));
        }
    }

    private static String escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '_' || character < ' ' || character >= Character.MIN_SURROGATE) {
                return ESCAPED.matcher(text)
                        .replaceAll(
                                found -> "_x%04X_".formatted((int) found.group().charAt(0)));
            }
        }
        return text; // the common case, without the cost of the pattern
    }

    /** Not in a finally block: without it the file is invalid, so that an aborted download doesn't look complete. */
    void finish() throws IOException {
        if (sheet != null) {
            filter(sheet);
        }
        workbook.close();
    }
}
