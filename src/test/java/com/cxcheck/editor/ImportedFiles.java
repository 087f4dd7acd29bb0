package com.cxcheck.editor;

import com.cxcheck.Upload;
import java.net.http.HttpResponse;
import java.util.Map;

/** A consultant who sends the questionnaire as files to a running server, which parses what is sent. */
abstract class ImportedFiles extends Publications {

    static final String DRAFT = PublishedVersions.DRAFT;

    static final String IMPORT = DRAFT + "/import";

    HttpResponse<String> send(String language, String name, byte[] file, Map<String, String> fields) throws Exception {
        fields.put("language", language);
        fields.remove("file");
        return new Upload(fields, "file", name, file).send("http://localhost:" + port + IMPORT, consultant);
    }
}
