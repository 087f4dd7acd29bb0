package com.cxcheck;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A form with a file, as browsers send it. */
public final class Upload {

    private static final String BOUNDARY = "between-the-parts";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Map<String, String> fields;
    private final String field;
    private final String fileName;
    private final byte[] content;

    public Upload(Map<String, String> fields, String field, String fileName, byte[] content) {
        this.fields = fields;
        this.field = field;
        this.fileName = fileName;
        this.content = content.clone();
    }

    /** Sends it with the cookies of a visitor. */
    public HttpResponse<String> send(String url, Visitor visitor) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .header("Cookie", visitor.cookieHeader())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private byte[] body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + fileName + "\"\r\nContent-Type: text/html\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
