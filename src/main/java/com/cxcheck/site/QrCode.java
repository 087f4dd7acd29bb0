package com.cxcheck.site;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A QR code.
 *
 * @param size modules per side, including the quiet zone of four
 * @param dark the dark modules, row by row
 */
public record QrCode(int size, BitSet dark) {

    private static final int QUIET = 4;

    /** Pixels per side of a module: a code of about 500 pixels, which can be printed on a poster. */
    private static final int PIXELS = 12;

    /** A fixed mask, since trying all eight takes eight times as long and any can be read. */
    private static final Map<EncodeHintType, Integer> HINTS = Map.of(EncodeHintType.QR_MASK_PATTERN, 0);

    /**
     * The code of an address.
     *
     * @throws IllegalArgumentException if the address has more than some 2,300 characters
     */
    public static QrCode of(String address) {
        ByteMatrix modules;
        try {
            modules = Encoder.encode(address, ErrorCorrectionLevel.M, HINTS).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
        int size = modules.getWidth() + 2 * QUIET;
        BitSet dark = new BitSet(size * size);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                dark.set((y + QUIET) * size + x + QUIET, modules.get(x, y) == 1);
            }
        }
        return new QrCode(size, dark);
    }

    /** The dark modules as lines in an SVG whose unit is a module, which is the width of the stroke. */
    public String path() {
        StringBuilder path = new StringBuilder();
        int row = -1;
        int end = 0;
        for (int begin = dark.nextSetBit(0); begin >= 0; begin = dark.nextSetBit(end)) {
            path.append(
                    begin / size == row ? "m" + (begin - end) + " 0" : "M" + begin % size + " " + begin / size + ".5");
            row = begin / size;
            end = dark.nextClearBit(begin);
            path.append('h').append(end - begin);
        }
        return path.toString();
    }

    public String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">
                <path fill="#fff" d="M0 0h%1$dv%1$dh-%1$dz"/>
                <path stroke="#000" d="%2$s"/>
                </svg>
                """.formatted(size, path());
    }

    public byte[] png() {
        BufferedImage image = new BufferedImage(size * PIXELS, size * PIXELS, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(Color.BLACK);
        dark.stream()
                .forEach(module -> graphics.fillRect(module % size * PIXELS, module / size * PIXELS, PIXELS, PIXELS));
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) { // ImageIO would use a temporary file
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
