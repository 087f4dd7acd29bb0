package com.cxcheck.assessment;

import com.cxcheck.brand.Brands;
import com.cxcheck.questionnaire.Questionnaire;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * The picture that other programs show beside a pasted link: the line of the bands with a marker at a score. It has no text, since
 * not every server has fonts.
 */
@Controller
class PreviewImageController {

    /** In pixels. The smallest that is shown large. */
    static final int WIDTH = 600;

    static final int HEIGHT = 315;

    private static final int MARGIN = 60;
    private static final int LINE_WIDTH = 14;
    private static final int MARKER = 44;
    private static final Color INK = new Color(0xfffdf8);
    private static final Color FIRST = new Color(0xf5bb95);
    private static final Color MIDDLE = new Color(0xd9d2c4);
    private static final Color LAST = new Color(0x9fdcd0);

    private final Brands brands;

    PreviewImageController(Brands brands) {
        this.brands = brands;
    }

    /** @param questionnaire the version whose bands are shown, also after another one was published */
    static String path(Questionnaire questionnaire, int score) {
        return "/preview/"
                + questionnaire.bands().stream()
                        .map(band -> String.valueOf(band.from()))
                        .collect(Collectors.joining("-"))
                + "/" + score + ".png";
    }

    /** @param bands the lowest score of each, by ascending score */
    @GetMapping("/preview/{bands:0(?:-[0-9]{1,3}){0,100}}/{score:[0-9]{1,3}}.png")
    ResponseEntity<byte[]> image(@PathVariable String bands, @PathVariable int score, Locale language)
            throws IOException {
        List<Integer> from = Stream.of(bands.split("-")).map(Integer::valueOf).toList();
        boolean ascend = from.equals(from.stream().distinct().sorted().toList());
        if (score > 100 || !ascend || from.get(from.size() - 1) > 100) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Color ground = Color.decode(brands.in(language).panelColour());
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body(png(draw(ground, from, score)));
    }

    private static BufferedImage draw(Color ground, List<Integer> bands, int score) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(ground);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setStroke(new BasicStroke(LINE_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double middle = HEIGHT / 2.0;
        for (int i = 0; i < bands.size(); i++) {
            boolean last = i == bands.size() - 1;
            int end = last ? 100 : bands.get(i + 1);
            double gap = last ? 0 : LINE_WIDTH + 4;
            graphics.setColor(i == 0 ? FIRST : last ? LAST : MIDDLE);
            graphics.draw(new Line2D.Double(x(bands.get(i)), middle, x(end) - gap, middle));
        }
        graphics.setColor(ground);
        graphics.fill(circle(x(score), middle, MARKER + 12));
        graphics.setColor(INK);
        graphics.fill(circle(x(score), middle, MARKER));
        graphics.dispose();
        return image;
    }

    private static double x(int percent) {
        return MARGIN + percent / 100.0 * (WIDTH - 2 * MARGIN);
    }

    private static Ellipse2D circle(double x, double y, double size) {
        return new Ellipse2D.Double(x - size / 2, y - size / 2, size, size);
    }

    /** In memory: {@link ImageIO} would use the folder for temporary files. */
    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        }
        return bytes.toByteArray();
    }
}
