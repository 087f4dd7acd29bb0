package com.cxcheck.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows of comma-separated values (RFC 4180), of which a spreadsheet runs none as a formula. */
class AuditCsv {

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private final Writer out;

    AuditCsv(Writer out) {
        this.out = out;
    }

    void write(List<String> row) throws IOException {
        out.write(row.stream().map(AuditCsv::quoted).collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    private static String quoted(String text) {
        String harmless = FORMULA.matcher(text).matches() ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
