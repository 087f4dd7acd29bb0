package com.cxcheck.site;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/**
 * A QR code.
 *
 * @param size modules per side, including the quiet zone of four
 * @param path the dark modules as lines in an SVG whose unit is a module, which is the width of the stroke
 */
public record QrCode(int size, String path) {

    private static final int QUIET = 4;

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
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            int end = 0;
            for (int x = 0; x < modules.getWidth(); x++) {
                int begin = x;
                while (x < modules.getWidth() && modules.get(x, y) == 1) {
                    x++;
                }
                if (x > begin) {
                    path.append(
                            end == 0 ? "M" + (begin + QUIET) + " " + (y + QUIET) + ".5" : "m" + (begin - end) + " 0");
                    path.append('h').append(x - begin);
                    end = x;
                }
            }
        }
        return new QrCode(modules.getWidth() + 2 * QUIET, path.toString());
    }

    public String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">
                <path fill="#fff" d="M0 0h%1$dv%1$dh-%1$dz"/>
                <path stroke="#000" d="%2$s"/>
                </svg>
                """.formatted(size, path);
    }
}
