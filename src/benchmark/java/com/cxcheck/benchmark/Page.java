package com.cxcheck.benchmark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** What came back. */
final class Page {

    private static final Pattern FORM = Pattern.compile("<form [^>]*method=\"post\".*?</form>", Pattern.DOTALL);

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final int status;
    private final String location;
    private final boolean compressed;
    private final byte[] body;

    Page(int status, String location, boolean compressed, byte[] body) {
        this.status = status;
        this.location = location;
        this.compressed = compressed;
        this.body = body;
    }

    int status() {
        return status;
    }

    /** Where a redirect leads. */
    String location() {
        return location;
    }

    /** How many bytes came; mostly they are compressed. */
    int size() {
        return body.length;
    }

    String html() {
        if (!compressed) {
            return new String(body, StandardCharsets.UTF_8);
        }
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body), 8192)) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the page's first form sends of itself. */
    Map<String, String> hidden() {
        String html = html();
        Matcher form = FORM.matcher(html);
        if (!form.find()) {
            throw new IllegalStateException("no form in " + html);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(form.group());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return fields;
    }

    /** Itself, if it is what was to come. */
    Page expect(int expected) throws IOException {
        if (status != expected) {
            String html = html();
            throw new IOException("status " + status + " where " + expected + " was to come: "
                    + html.substring(0, Math.min(html.length(), 300)));
        }
        return this;
    }
}
