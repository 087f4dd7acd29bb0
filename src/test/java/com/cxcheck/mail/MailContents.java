package com.cxcheck.mail;

import com.cxcheck.Visitor.Page;
import com.cxcheck.security.KeyedHash;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Autowired;

/** The mails of a submission, as they arrive. */
abstract class MailContents extends AbstractMailTest {

    @Autowired
    KeyedHash hash;

    @Autowired
    ConsultantRecipients recipients;

    static final Map<String, String> ADA = Map.of(
            "name",
            "Ada <i>",
            "business",
            "Ada Ltd",
            "email",
            "ada@example.com",
            "consent",
            "true",
            "teamSize",
            "TWO_TO_TEN");

    Page keepInTouch(String result, String field, String value) {
        Map<String, String> fields = new TreeMap<>(ADA);
        fields.put(field, value);
        return visitor.keepInTouch(result, fields);
    }
}
