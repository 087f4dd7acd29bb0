package com.cxcheck.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.reply.Paragraph.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParagraphTest {

    private static List<Piece> pieces(String text) {
        return Paragraph.parse(text).get(0).pieces();
    }

    @Test
    void emptyLinesPartParagraphsAndALineBreakStays() {
        assertThat(Paragraph.parse("One\r\nand a line\r\n\r\nTwo\n \t\n\n\nThree\n"))
                .containsExactly(
                        new Paragraph(List.of(new Piece("One\nand a line", null))),
                        new Paragraph(List.of(new Piece("Two", null))),
                        new Paragraph(List.of(new Piece("Three", null))));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a?b=c#d, https://example.org/a?b=c#d",
        "HTTP://example.org, HTTP://example.org",
        "www.example.org, https://www.example.org",
        "ada@example.org, mailto:ada@example.org"
    })
    void anAddressIsALinkAndTheFullStopAfterItIsNone(String address, String href) {
        assertThat(pieces("See " + address + "."))
                .containsExactly(new Piece("See ", null), new Piece(address, href), new Piece(".", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "javascript://example.org/%0aalert(1)",
                "data:text/html,<script>",
                "file:///etc/passwd",
                "ftp://example.org/",
                "vbscript://example.org",
                "no address at all"
            })
    void nothingElseIsALink(String text) {
        assertThat(pieces(text)).extracting(Piece::href).containsOnlyNulls();
    }
}
