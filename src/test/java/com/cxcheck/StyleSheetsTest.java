package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.DigestUtils;

/** Many files to whoever writes them, and one to a browser. */
@AppTest
class StyleSheetsTest {

    private static final Path STATIC = Path.of("src/main/resources/static");

    @Autowired
    private MockMvcTester mvc;

    private Visitor.Page get(String path) {
        return new Visitor(mvc).get(path);
    }

    @Test
    void everyPieceIsInOneOfThemAndNothingIsLeftToImport() throws IOException {
        String sheets = get("/style.css").body() + get("/review.css").body();

        assertThat(sheets).doesNotContain("@import");
        try (Stream<Path> pieces = Files.list(STATIC.resolve("pieces"))) {
            assertThat(pieces)
                    .hasSizeGreaterThan(15)
                    .allSatisfy(piece ->
                            assertThat(sheets).containsOnlyOnce(Files.readString(piece, StandardCharsets.ISO_8859_1)));
        }
    }

    @Test
    void theOrderOfTheLayersAndTheIntentComeFirst() {
        assertThat(get("/style.css").body())
                .startsWith("/*\n * Intent: ")
                .containsSubsequence("@layer tokens, ", ":root {");
    }

    @ParameterizedTest
    @ValueSource(strings = {"style", "review"})
    @SignedInConsultant
    void theFingerprintIsThatOfTheWhole(String sheet) {
        String address =
                get("/admin/pieces").html().select("link[href^=/" + sheet + "]").attr("href");
        String body = get(address).body();

        assertThat(address)
                .isEqualTo("/%s-%s.css", sheet, DigestUtils.md5DigestAsHex(body.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(get("/" + sheet + "-00000000000000000000000000000000.css").status())
                .isEqualTo(404);
    }

    @Test
    void whoHasItIsToldSoInsteadOfSentItAgain() {
        String address = get("/").html().select("link[rel=stylesheet]").attr("href");
        Visitor.Page first = get(address);

        Visitor.Page again = new Visitor(mvc)
                .withHeader(HttpHeaders.IF_NONE_MATCH, first.header(HttpHeaders.ETAG))
                .withHeader(HttpHeaders.IF_MODIFIED_SINCE, first.header(HttpHeaders.LAST_MODIFIED))
                .get(address);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void whoTakesCompressedOnesGetsTheSameCompressed() throws IOException {
        String address = get("/").html().select("link[rel=stylesheet]").attr("href");
        MockHttpServletResponse compressed = mvc.get()
                .uri(address)
                .header(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate, br")
                .exchange()
                .getResponse();

        assertThat(compressed.getHeader(HttpHeaders.CONTENT_ENCODING)).isEqualTo("gzip");
        assertThat(compressed.getHeaders(HttpHeaders.VARY)).contains(HttpHeaders.ACCEPT_ENCODING);
        assertThat(compressed.getHeader(HttpHeaders.CACHE_CONTROL)).contains("max-age=31536000");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.getContentAsByteArray())))
                .hasBinaryContent(get(address).body().getBytes(StandardCharsets.ISO_8859_1));
        assertThat(get(address).headers().containsHeader(HttpHeaders.CONTENT_ENCODING))
                .isFalse();
    }

    @Test
    void aFragmentAndItsStylesHaveTheSameName() {
        assertThat(List.of("errors", "choice", "field", "scale", "comment", "filter", "tag", "pager"))
                .allSatisfy(piece -> {
                    assertThat(STATIC.resolve("pieces/" + piece + ".css")).exists();
                    assertThat(STATIC.resolve("../templates/fragments/" + piece + ".html"))
                            .exists();
                });
    }
}
