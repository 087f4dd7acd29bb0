package com.cxcheck.export;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.cxcheck.AppTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Three submissions, and the files with them. */
@AppTest
@SignedInConsultant
abstract class Exports {

    static final String DOES_NOT_APPLY = "N";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void threeSubmissions() {
        jdbc.sql("delete from submission").update();
        for (String choice : List.of("A", "B", "C")) {
            Visitor visitor = new Visitor(mvc);
            visitor.answer(1, 10, choice.equals("C") ? "A" : choice);
            if (choice.equals("C")) {
                visitor.answer(6, DOES_NOT_APPLY).redirect();
            }
            visitor.feedback("=1+1, said " + choice + "\nand more").redirect();
            visitor.keepInTouch(
                    visitor.submit(), Map.of("business", "Shop" + choice, "email", "a@example.org", "consent", "true"));
        }
    }

    MockHttpServletResponse response(String path) {
        return mvc.post().uri(path).with(csrf()).exchange().getResponse();
    }

    List<Row> xlsx(String path) throws IOException {
        byte[] file = response(path).getContentAsByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getFirstSheet().read();
        }
    }

    Map<String, String> csv(String name) throws IOException {
        String csv = response("/admin/submissions.csv?q=" + name)
                .getContentAsString()
                .substring(1);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .get()
                .parse(new StringReader(csv))
                .getRecords()
                .get(0)
                .toMap();
    }
}
