package com.cxcheck.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditCsvTest {

    @Test
    void noCellIsAFormulaOrEndsEarly() throws IOException {
        StringWriter out = new StringWriter();

        new AuditCsv(out).write(List.of("=1+1", "@a", "-1", "a \"b\", c", "two\nlines"));

        assertThat(out).hasToString("\"'=1+1\",\"'@a\",\"'-1\",\"a \"\"b\"\", c\",\"two\nlines\"\r\n");
    }
}
