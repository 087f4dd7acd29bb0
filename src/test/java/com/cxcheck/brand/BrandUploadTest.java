package com.cxcheck.brand;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.ServerTest;
import com.cxcheck.Upload;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On a running server, which parses the files. */
@ServerTest
class BrandUploadTest {

    private static final String PAGE = "/admin/settings";

    private static final byte[] SVG = BrandImageTest.SVG.getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Visitor consultant;

    @BeforeEach
    void signIn() {
        jdbc.sql("delete from submission").update();
        consultant = Visitor.of(new Visitor.Server("http://localhost:" + port));
        consultant.signIn("ada", "correct horse");
    }

    @AfterEach
    void removeImages() {
        jdbc.sql("update brand set name = '', logo = '', photo = '', version = version + 1")
                .update();
        jdbc.sql("delete from brand_image").update();
    }

    /** Sends the page's form with one more field, a file. */
    private HttpResponse<String> upload(
            String path, String field, String fileName, byte[] content, Map<String, String> filledIn)
            throws IOException, InterruptedException {
        Map<String, String> fields = Visitor.form(consultant.get(PAGE));
        fields.putAll(filledIn);
        return send(path, fields, field, fileName, content);
    }

    private HttpResponse<String> send(
            String path, Map<String, String> fields, String field, String fileName, byte[] content)
            throws IOException, InterruptedException {
        fields.remove("logo");
        fields.remove("photo");
        return new Upload(fields, field, fileName, content).send("http://localhost:" + port + path, consultant);
    }

    private HttpResponse<String> upload(String field, byte[] content) throws IOException, InterruptedException {
        return upload(PAGE, field, "x.html", content, Map.of());
    }

    private String logo() {
        return consultant.get("/guide").html().select(".brand img").attr("src");
    }

    @Test
    void aLogoIsServedAsWhatItIsSuchThatNothingInItRuns() throws Exception {
        byte[] script = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(upload(PAGE, "logo", "logo.png", script, Map.of("name", "Grüne Gasse"))
                        .statusCode())
                .isEqualTo(303);

        assertThat(consultant.get("/guide").html().expectFirst(".brand").text()).isEqualTo("Grüne Gasse");
        Page logo = consultant.get(logo());
        assertThat(logo()).endsWith(".svg");
        assertThat(logo.body().getBytes(StandardCharsets.UTF_8)).isEqualTo(script);
        assertThat(logo.headers().get("Content-Type")).containsExactly("image/svg+xml");
        assertThat(logo.headers().get("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'unsafe-inline'; sandbox");
        assertThat(logo.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(logo.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(logo.headers().get("Set-Cookie")).isNull();
    }

    @Test
    void aVeryTallLogoIsFine() throws Exception {
        assertThat(upload("logo", BrandImageTest.image("png", 10, 4000)).statusCode())
                .isEqualTo(303);

        assertThat(consultant.get(logo()).header("Content-Type")).isEqualTo("image/png");
    }

    @Test
    void aPhotoIsShownOnTheSettingsPageAndCanBeRemoved() throws Exception {
        assertThat(upload("photo", BrandImageTest.image("jpg", 40, 40)).statusCode())
                .isEqualTo(303);
        String photo =
                consultant.get(PAGE).html().select("label[for=removePhoto] img").attr("src");
        assertThat(consultant.get(photo).header("Content-Type")).isEqualTo("image/jpeg");

        consultant
                .sendTo(PAGE, consultant.get(PAGE), Map.of("removePhoto", "true"))
                .redirect();

        assertThat(consultant.get(PAGE).html().select("#removePhoto")).isEmpty();
        assertThat(consultant.get(photo).status()).isEqualTo(404);
    }

    @Test
    void aSaveWithoutAFileKeepsTheLogo() throws Exception {
        upload("logo", SVG);
        String logo = logo();

        upload("photo", new byte[0]);

        assertThat(logo()).isNotEmpty().isEqualTo(logo);
        assertThat(consultant.get(logo).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logo", "photo"})
    void whatIsNoImageIsRefusedAtItsField(String field) throws Exception {
        HttpResponse<String> refused =
                upload(PAGE, field, "x.png", "<html>".getBytes(StandardCharsets.UTF_8), Map.of("name", "Green Lane"));

        assertRefused(refused, field, "complete");
        assertThat(Jsoup.parse(refused.body()).select("#name").val()).isEqualTo("Green Lane");
    }

    @Test
    void anSvgIsNoPhotoAndAJpegNoLogo() throws Exception {
        assertRefused(upload("photo", SVG), "photo", "JPEG or PNG");
        assertRefused(upload("logo", BrandImageTest.image("jpg", 9, 9)), "logo", "SVG or PNG");
    }

    @Test
    void aFileOfMoreThan200KilobytesIsRefusedAtItsField() throws Exception {
        assertRefused(upload("logo", new byte[BrandImage.MAX_BYTES + 1]), "logo", "at most 200 kB");
        HttpResponse<String> photo =
                upload(PAGE, "photo", "x.jpg", new byte[6 * 1024 * 1024], Map.of("name", "Green Lane"));
        assertRefused(photo, "photo", "at most 200 kB");
        assertThat(Jsoup.parse(photo.body()).select("#name").val()).isEqualTo("Green Lane");
    }

    private static void assertRefused(HttpResponse<String> response, String field, String reason) {
        Document page = Jsoup.parse(response.body());
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(page.select(".error-summary a").attr("href")).isEqualTo("#" + field);
        assertThat(page.select("#" + field + "-error").text()).contains(reason);
        assertThat(page.select("#" + field).attr("aria-describedby")).contains(field + "-error");
    }

    @Test
    void filesAreReadAtNoOtherPath() throws Exception {
        Page question = consultant.get("/questions/1");

        HttpResponse<String> answer = upload("/questions/1", "choice", "x", SVG, Visitor.form(question));

        assertThat(answer.statusCode()).isIn(403, 422);
        assertThat(jdbc.sql("select count(*) from submission")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void onlyConsultantsMayUpload() throws Exception {
        consultant = Visitor.of(new Visitor.Server("http://localhost:" + port));
        Map<String, String> fields = Visitor.form(consultant.get("/login"));

        HttpResponse<String> answer = send(PAGE, fields, "logo", "logo.svg", SVG);

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
        assertThat(jdbc.sql("select count(*) from brand_image")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
