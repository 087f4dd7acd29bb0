package com.cxcheck.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandImageTest {

    static final String SVG =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>";

    static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, file);
        return file.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<BrandImage.Type> type(byte[] content) {
        return BrandImage.read(content).map(BrandImage::type);
    }

    @ParameterizedTest
    @CsvSource({"png, 10, 4000, PNG", "png, 4000, 10, PNG", "png, 1, 1, PNG", "jpg, 400, 300, JPG"})
    void theTypeIsThatOfTheContent(String format, int width, int height, BrandImage.Type type) throws IOException {
        assertThat(type(image(format, width, height))).hasValue(type);
    }

    @ParameterizedTest
    @CsvSource({"png, 8001, 1", "png, 4000, 2001", "jpg, 1, 8001"})
    void anImageWithTooManyPixelsIsRefused(String format, int width, int height) throws IOException {
        assertThat(BrandImage.read(image(format, width, height))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void aBrokenFileIsRefused(String format) throws IOException {
        byte[] whole = image(format, 40, 30);

        assertThat(BrandImage.read(Arrays.copyOf(whole, whole.length - 3)))
                .as("cut off")
                .isEmpty();
        assertThat(BrandImage.read(Arrays.copyOf(whole, whole.length + 3)))
                .as("something after its end")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void noBytesMakeItFail(String format) throws IOException {
        byte[] whole = image(format, 40, 30);
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int j = 0; j < 3; j++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            }
            assertThatNoException().isThrownBy(() -> BrandImage.read(mutated));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SVG,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- made by hand -->\n" + SVG,
                "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">"
                        + SVG,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(1)</script></svg>",
                "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"/>"
            })
    void anSvgIsWellFormedXmlWithItsRoot(String svg) {
        assertThat(type(bytes(svg))).hasValue(BrandImage.Type.SVG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<svg/>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\">",
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><svg xmlns=\"http://www.w3.org/2000/svg\"/></html>",
                "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>",
                "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\" id=\"&a;\"/>",
                "GIF89a",
                "BM\u0001"
            })
    void anythingElseIsNoImage(String content) {
        assertThat(BrandImage.read(bytes(content))).isEmpty();
    }

    @Test
    void nothingIsLoadedThatAnSvgNames() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        String address = "http://localhost:" + server.getAddress().getPort();
        try {
            BrandImage.read(bytes("<!DOCTYPE svg SYSTEM \"" + address + "/dtd\">" + SVG));
            BrandImage.read(bytes("<!DOCTYPE svg [<!ENTITY % a SYSTEM \"" + address + "/a\"> %a;]>" + SVG));
            BrandImage.read(bytes(
                    "<!DOCTYPE svg [<!ENTITY a SYSTEM \"" + address + "/b\">]>" + SVG.replace("</svg>", "&a;</svg>")));
        } finally {
            server.stop(0);
        }

        assertThat(requests).hasValue(0);
    }

    @Test
    void aNameChangesWithTheContent() {
        String name = BrandImage.read(bytes(SVG)).orElseThrow().name();

        assertThat(name).matches("[0-9a-f]{64}\\.svg");
        assertThat(BrandImage.read(bytes(SVG + "\n")).orElseThrow().name()).isNotEqualTo(name);
    }
}
