package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AppTest
class PreviewImageTest {

    @Autowired
    private MockMvcTester mvc;

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).exchange();
    }

    @Test
    void theMarkerStandsAtTheScoreAmidTheBands() throws Exception {
        MvcTestResult picture = get("/preview/0-40-70/50.png");

        assertThat(picture).hasStatusOk().hasContentType("image/png");
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(picture.getResponse().getContentAsByteArray()));
        assertThat(image.getWidth()).isEqualTo(PreviewImageController.WIDTH);
        int middle = PreviewImageController.HEIGHT / 2;
        assertThat(image.getRGB(0, 0) & 0xffffff).as("the panel").isEqualTo(0x0f3f3a);
        assertThat(image.getRGB(300, middle) & 0xffffff).as("the marker").isEqualTo(0xfffdf8);
        assertThat(image.getRGB(100, middle) & 0xffffff).as("the first band").isEqualTo(0xf5bb95);
        assertThat(image.getRGB(500, middle) & 0xffffff).as("the last band").isEqualTo(0x9fdcd0);
    }

    @Test
    void thereIsNoneOfAScoreThatIsNone() {
        assertThat(get("/preview/0-40-70/101.png")).hasStatus(404);
        assertThat(get("/preview/0-40-70/-1.png")).hasStatus(404);
    }

    @Test
    void theBandsAreThoseOfItsAddress() throws Exception {
        byte[] before = get("/preview/0-40-70/10.png").getResponse().getContentAsByteArray();

        assertThat(get("/preview/0-60/10.png").getResponse().getContentAsByteArray())
                .isNotEqualTo(before);
        assertThat(get("/preview/0-1-2/10.png")).hasStatusOk();
        for (String bands : List.of("5-40", "0-40-40", "0-70-40", "0-101", "0-", "x", "0-1".repeat(200))) {
            assertThat(get("/preview/" + bands + "/10.png")).hasStatus(404);
        }
    }

    @Test
    void aResultAndTheStartPageNameThePictureAtThePublicAddress() {
        Visitor visitor = new Visitor(mvc);

        assertThat(visitor.get("/").html().select("meta[property=og:image]").attr("content"))
                .isEqualTo("http://localhost:8080/preview/0-40-70/37.png");
        assertThat(visitor.get(visitor.walk("B", ""))
                        .html()
                        .select("meta[property=og:image]")
                        .attr("content"))
                .isEqualTo("http://localhost:8080/preview/0-40-70/58.png");
    }
}
