package com.cxcheck.review;

import com.cxcheck.review.SubmissionTable.Term;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.zip.Deflater;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table as an XLSX workbook with dates and numbers that a spreadsheet can count with, and with text that it never takes
 * for a formula. Times are those of the clock on the wall, since spreadsheets know no time zones. A table with more rows
 * than a sheet can have goes on on the next sheet.
 */
class XlsxSheet implements SubmissionTable.Sheet {

    /** What the format allows: rows in a sheet, and characters in a cell. */
    private static final int MOST_ROWS = 1_048_576;

    private static final int MOST_CHARACTERS = 32_767;

    private static final int FLUSH_EVERY = 500;

    /** A tenth larger than with the library's own level, in half of the time, of which most goes into this. */
    private static final int FASTEST = Deflater.BEST_SPEED;

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
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            if (cell instanceof Number number) {
                current.value(row, column, number);
            } else if (cell instanceof ZonedDateTime time) {
                current.value(row, column, time.toLocalDateTime());
                current.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
            } else if (cell instanceof LocalDate day) {
                current.value(row, column, day);
                current.style(row, column).format("yyyy-mm-dd").set();
            } else if (cell instanceof Term term) {
                current.value(row, column, fitting(term.text()));
            } else if (!cell.equals("")) {
                // not in the workbook's list of strings, which would be in memory until the end
                current.inlineString(row, column, fitting(cell.toString()));
            }
        }
        row++;
        if (row % FLUSH_EVERY == 0) {
            current.flush();
        }
    }

    private static String fitting(String text) {
        int end = Character.isHighSurrogate(text.charAt(Math.min(text.length(), MOST_CHARACTERS - 1) - 1))
                ? MOST_CHARACTERS - 2
                : MOST_CHARACTERS - 1;
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, end) + "…";
    }

    /** Says that this is all. Without it the file is broken on purpose: a table that ends too early must not look whole. */
    void end() throws IOException {
        workbook.close();
    }
}
