package com.cxcheck.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.inbox.Population;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The page with links, QR codes and texts to publish. */
@AppTest
@SignedInConsultant
class SharePageTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        Population.clear(jdbc);
    }

    private Visitor.Page page(String source) {
        Visitor.Page page = new Visitor(mvc).get("/admin/share?source=" + source);
        assertThat(page.status()).isEqualTo(200);
        return page;
    }

    private static String link(Visitor.Page page) {
        return page.html().select("#link").val();
    }

    @Test
    void withoutANameItShowsThePlainLinkItsCodeAndTheTexts() {
        Document page = new Visitor(mvc).get("/admin/share").html();

        assertThat(page.select("#link").val()).isEqualTo("http://localhost:8080/");
        assertThat(page.select("svg.qr path").attr("d")).startsWith("M4 4.5h7m");
        assertThat(page.select("#mail").val()).contains("10 questions", "about 5 minutes", "http://localhost:8080/\n");
        assertThat(page.select("#check, .field-error")).isEmpty();
        assertThat(page.select("[readonly]")).hasSize(4);
        assertThat(page.select("[data-copy]:not([hidden])"))
                .as("buttons without a script")
                .isEmpty();
        assertThat(page.select("nav.menu a[href=/admin/share]").text()).isEqualTo("Share");
    }

    @Test
    void aNameIsInTheLinkTheCodeAndTheTexts() {
        Visitor.Page page = page("spring-newsletter");

        String link = "http://localhost:8080/?source=spring-newsletter";
        assertThat(link(page)).isEqualTo(link);
        assertThat(page.text()).contains("Submissions from this link will have the source “spring-newsletter”.");
        assertThat(page.html().select("#mail").val()).contains(link);
        assertThat(Jsoup.parse(page.html().select("#embed").val()).select("a").attr("href"))
                .isEqualTo(link);
        assertThat(page.html().select("main a[href^=/admin/share/qr]").eachAttr("href"))
                .containsExactly(
                        "/admin/share/qr.png?source=spring-newsletter", "/admin/share/qr.svg?source=spring-newsletter");
    }

    @Test
    void spacesUmlautsAndCaseArriveWithTheVisitorAndAPlainNameIsOffered() {
        Visitor.Page page = page("Frühling Messe");

        assertThat(link(page)).isEqualTo("http://localhost:8080/?source=Fr%C3%BChling%20Messe");
        assertThat(page.text()).contains("will have the source “Frühling Messe”", "Use “Fruehling-Messe”");
        new Visitor(mvc).get(link(page).substring("http://localhost:8080".length()));
        Visitor visitor = new Visitor(mvc);
        String begin =
                visitor.get("/?source=Frühling Messe").html().select("a.button").attr("href");
        visitor.send(visitor.get("/questions/1?source=Frühling Messe"), Map.of("choice", "A"));
        assertThat(begin).isEqualTo("/questions/1?source=Fr%C3%BChling%20Messe");
        assertThat(jdbc.sql("select source from submission").query(String.class).list())
                .containsExactly("Frühling Messe");
    }

    @Test
    void aNameThatChangesIsSaidToAndOneOfWhichNothingIsLeftIsRefusedAtTheField() {
        assertThat(page("Messe/Köln!").text()).contains("“Messe/Köln!” becomes “Messe Köln”.");

        Document lost = page("!?").html();
        assertThat(lost.select("#source-error").text()).startsWith("Nothing of this can be a source.");
        assertThat(lost.select("#source").val()).isEqualTo("!?");
        assertThat(lost.select("title").text()).startsWith("Error:");
        assertThat(lost.select("#link").val()).isEqualTo("http://localhost:8080/");
    }

    @Test
    void everySourceByWhichAnybodyCameIsListedAlsoBeforeTheFirstSubmission() {
        for (String source : new String[] {"shop", "Fair", "shop"}) {
            Visitor visitor = new Visitor(mvc);
            visitor.send(visitor.get("/questions/1?source=" + source), Map.of("choice", "A"));
        }
        new Visitor(mvc).answer(1, "B");

        assertThat(page("").html().select(".sources bdi").eachText()).containsExactly("Fair", "shop");
        assertThat(page("SHOP").text()).contains("There is already a source “shop”", "Use “shop”");
    }

    @Test
    void whileThereIsNoSubmissionTheInboxSaysWhatToDoAndWhatItWillShowWithFiguresMarkedAsAnExample() {
        Visitor.Page inbox = new Visitor(mvc).get("/admin");

        assertThat(inbox.html().select(".steps h3").eachText())
                .containsExactly("Try it yourself", "Send the link", "What you will see");
        assertThat(inbox.html().select(".steps a[href=/admin/share]").text()).isEqualTo("Get the link and QR code");
        assertThat(inbox.html()
                        .select(".steps form[action=/admin/test-walk] button")
                        .text())
                .isEqualTo("Begin a test");
        assertThat(inbox.html().select(".steps li:last-child .kicker").text()).isEqualTo("Example, no real figures");
        new Visitor(mvc).walk("A", "");
        assertThat(new Visitor(mvc).get("/admin").text()).doesNotContain("Example, no real figures");
    }

    @Test
    void hostileNamesAreTextsEverywhere() {
        Visitor.Page page = page("<script>alert(1)</script>\"'");

        assertThat(page.html().select("main script")).isEmpty();
        assertThat(link(page)).isEqualTo("http://localhost:8080/?source=script%20alert%201%20script");
    }

    @Test
    void bothCodesLeadToTheLinkAndAreNamedAfterTheSource() throws IOException, ReaderException {
        Visitor.Page svg = new Visitor(mvc).get("/admin/share/qr.svg?source=Laden Köln");
        assertThat(svg.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(svg.header("Content-Disposition")).startsWith("attachment;").contains("qr-Laden%20K%C3%B6ln.svg");
        assertThat(svg.body()).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");

        byte[] png = mvc.get()
                .uri("/admin/share/qr.png?source=Laden Köln")
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        assertThat(decode(png)).isEqualTo("http://localhost:8080/?source=Laden%20K%C3%B6ln");
        byte[] plain = mvc.get()
                .uri("/admin/share/qr.png?source=<>")
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        assertThat(decode(plain)).as("no source").isEqualTo("http://localhost:8080/");
    }

    private static String decode(byte[] png) throws IOException, ReaderException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class SharePageOnPostgresTest extends SharePageTest {}
