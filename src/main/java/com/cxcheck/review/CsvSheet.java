package com.cxcheck.review;

import java.io.IOException;
import java.io.Writer;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table as CSV: UTF-8 with a byte order mark, otherwise as RFC 4180 says, times as ISO 8601 says. */
class CsvSheet implements SubmissionTable.Sheet {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final CSVPrinter csv;

    CsvSheet(Writer writer) throws IOException {
        writer.write(BYTE_ORDER_MARK);
        csv = new CSVPrinter(writer, CSVFormat.RFC4180);
    }

    @Override
    public void add(List<Object> cells) throws IOException {
        csv.printRecord(cells.stream().map(CsvSheet::text));
    }

    private static String text(Object cell) {
        if (cell instanceof ZonedDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
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
}
