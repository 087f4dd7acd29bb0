package com.cxcheck.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.DigestUtils;

/** Style sheets as browsers get them. */
@AppTest
class StyleSheetTest {

    @Autowired
    private MockMvcTester mvc;

    private Visitor.Page get(String path) {
        return new Visitor(mvc).get(path);
    }

    private static String file(String sheet) throws IOException {
        return new ClassPathResource("static/" + sheet + ".css").getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void nothingIsLeftToImportAndNoPartIsServedByItself() {
        assertThat(get("/style.css").body() + get("/admin.css").body()).doesNotContain("@import");
        assertThat(get("/pieces/tokens.css").status()).isEqualTo(404);
    }

    @Test
    void theOrderOfTheLayersAndTheIntentComeFirst() throws IOException {
        assertThat(get("/style.css").body()).startsWith("@layer tokens,base,page,components,print;");
        assertThat(file("style")).startsWith("/*\n * Intent: ").containsSubsequence("@layer tokens, ", ":root {");
    }

    @Test
    void itIsSentWithoutCommentsAndBlanksAndOtherwiseAsItIsWritten() throws IOException {
        String sent = get("/style.css").body();

        assertThat(get("/admin.css").body()).as("blanks in what is shown").contains("content:attr(data-label) \": \"");
        assertThat(sent).doesNotContain("/*", "\n", "  ", "{ ", "; ");
        assertThat(sent)
                .contains(
                        ".steps > li{",
                        "@media (min-width:56rem){",
                        "content:\"+\" / \"\"",
                        "max(var(--gap),(100% - var(--wide)) / 2)");
        String blank = "[\\s]+";
        assertThat(sent.replaceAll(blank, ""))
                .isEqualTo(new String(file("style").getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                        .replaceAll("(?s)/\\*.*?\\*/", "")
                        .replaceAll(blank, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"style", "admin"})
    @SignedInConsultant
    void theFingerprintIsThatOfTheFile(String sheet) throws IOException {
        String address =
                get("/admin").html().select("link[href^=/" + sheet + "]").attr("href");

        assertThat(address)
                .isEqualTo(
                        "/%s-%s.css",
                        sheet, DigestUtils.md5DigestAsHex(file(sheet).getBytes(StandardCharsets.UTF_8)));
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
    void aFragmentsStylesNameIt() throws IOException {
        String sheets = file("style") + file("admin");

        assertThat(List.of("errors", "choice", "field", "scale", "comment", "filter", "tag", "pager"))
                .allSatisfy(fragment -> {
                    assertThat(sheets).contains("fragments/" + fragment + ".html");
                    assertThat(new ClassPathResource("templates/fragments/" + fragment + ".html").exists())
                            .isTrue();
                });
    }
}
