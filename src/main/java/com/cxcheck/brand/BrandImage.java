package com.cxcheck.brand;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.codec.digest.DigestUtils;

/** An image whose type is told by its content, and which is complete. */
final class BrandImage {

    static final int MAX_BYTES = 200 * 1024;

    /** In pixels; a browser needs 4 bytes for each. */
    private static final int MAX_SIDE = 8_000;

    private static final long MAX_AREA = 8_000_000;

    private static final QName SVG_ROOT = new QName("http://www.w3.org/2000/svg", "svg");

    /** The file types, by their extensions. */
    enum Type {
        SVG("image/svg+xml"),
        PNG("image/png"),
        JPG("image/jpeg");

        private final String mediaType;

        Type(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }

    private final Type type;
    private final byte[] content;

    private BrandImage(Type type, byte[] content) {
        this.type = type;
        this.content = content;
    }

    /** Reads an image, empty if it is none, is broken or has too many pixels. */
    static Optional<BrandImage> read(byte[] content) {
        return Arrays.stream(Type.values())
                .filter(type -> switch (type) {
                    case SVG -> isSvg(content);
                    case PNG -> isPng(content);
                    case JPG -> isJpeg(content);
                })
                .findFirst()
                .map(type -> new BrandImage(type, content));
    }

    /** Well-formed, without a DTD, so that no entity is expanded and nothing else is loaded. */
    private static boolean isSvg(byte[] content) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            QName root = null;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && root == null) {
                    root = xml.getName();
                }
            }
            return SVG_ROOT.equals(root);
        } catch (XMLStreamException e) {
            return false;
        }
    }

    /** The chunks of the PNG specification, each with its checksum, from IHDR to IEND. */
    private static boolean isPng(byte[] content) {
        ByteBuffer png = ByteBuffer.wrap(content);
        if (png.remaining() < 8 || png.getLong() != 0x89504e470d0a1a0aL) {
            return false;
        }
        boolean first = true;
        while (png.remaining() >= 12) {
            int length = png.getInt();
            if (length < 0 || length > png.remaining() - 8) {
                return false;
            }
            int begin = png.position();
            int name = png.getInt();
            if (first && (name != 0x49484452 || length < 8 || !fits(png.getInt(), png.getInt()))) {
                return false;
            }
            CRC32 checksum = new CRC32();
            checksum.update(content, begin, length + 4);
            png.position(begin + 4 + length);
            if (png.getInt() != (int) checksum.getValue()) {
                return false;
            }
            if (name == 0x49454e44) {
                return !png.hasRemaining();
            }
            first = false;
        }
        return false;
    }

    /** The segments of a JPEG file up to the one with the size, and the marker at its end. */
    private static boolean isJpeg(byte[] content) {
        ByteBuffer jpeg = ByteBuffer.wrap(content);
        int end = content.length - 2;
        if (end < 4 || jpeg.getShort(0) != (short) 0xffd8 || jpeg.getShort(end) != (short) 0xffd9) {
            return false;
        }
        jpeg.position(2);
        while (jpeg.remaining() >= 9) {
            int marker = jpeg.getShort() & 0xffff;
            int length = jpeg.getShort() & 0xffff;
            if (marker >> 8 != 0xff || length < 2 || length - 2 > jpeg.remaining()) {
                return false;
            }
            if (isFrame(marker)) {
                jpeg.get();
                int height = jpeg.getShort() & 0xffff;
                return fits(jpeg.getShort() & 0xffff, height);
            }
            jpeg.position(jpeg.position() + length - 2);
        }
        return false;
    }

    /** SOF0 to SOF15, without the three other markers among them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xffc0 && marker <= 0xffcf && marker != 0xffc4 && marker != 0xffc8 && marker != 0xffcc;
    }

    private static boolean fits(int width, int height) {
        return width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE && (long) width * height <= MAX_AREA;
    }

    Type type() {
        return type;
    }

    byte[] content() {
        return content.clone();
    }

    /** Changes with the content. */
    String name() {
        return DigestUtils.sha256Hex(content) + "." + type.name().toLowerCase(Locale.ROOT);
    }
}
