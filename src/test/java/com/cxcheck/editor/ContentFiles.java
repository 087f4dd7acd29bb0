package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.Jsoup;

/** A consultant who downloads the questionnaire as files and sends them changed. */
abstract class ContentFiles extends ImportedFiles {

    String file(String language) {
        Page page = consultant.get(DRAFT + "/" + language + ".yaml");
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }

    HttpResponse<String> send(String language, String yaml) throws Exception {
        return send(language, yaml.getBytes(StandardCharsets.UTF_8), Visitor.form(consultant.get(IMPORT)));
    }

    HttpResponse<String> send(String language, byte[] file, Map<String, String> fields) throws Exception {
        return send(language, "mine.yaml", file, fields);
    }

    void read(String language, String yaml) throws Exception {
        HttpResponse<String> response = send(language, yaml);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    }

    static String sentence(HttpResponse<String> response) {
        return Jsoup.parse(response.body()).select(".error-summary a").text();
    }

    boolean exists() {
        return PublishedVersions.isDraftBegun(jdbc);
    }

    static String change(String yaml, String old, String replacement) {
        assertThat(yaml).contains(old);
        return yaml.replace(old, replacement);
    }
}
