package com.cxcheck.brand;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.brand.Palette.Page;
import com.cxcheck.brand.Palette.Shades;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {

    private static final Path STYLE_SHEET = Path.of("src/main/resources/static/style.css");

    /** A thousand at random, the same in each run, and those at the borders. */
    static Stream<Colour> colours() {
        Random random = new Random(15);
        return Stream.concat(
                Stream.of("#000", "#fff", "#777", "#f00", "#0f0", "#00f", "#ff0", "#0ff", "#f0f", "#fbf8f2", "#1b1815")
                        .map(text -> Colour.parse(text).orElseThrow()),
                Stream.generate(() -> new Colour(random.nextInt(256), random.nextInt(256), random.nextInt(256)))
                        .limit(1_000));
    }

    @Test
    void everyColourHasShadesThatAreLegibleInLightAndDark() {
        assertThat(colours()).allSatisfy(colour -> {
            Palette palette = Palette.of(colour);
            assertLegible(palette.light(), Page.LIGHT);
            assertLegible(palette.dark(), Page.DARK);
        });
    }

    private static void assertLegible(Shades shades, Page page) {
        for (Colour ground : List.of(page.paper(), page.card(), shades.tint())) {
            assertThat(shades.proactive().contrast(ground)).as("text").isGreaterThanOrEqualTo(Palette.TEXT);
            assertThat(page.quiet().contrast(ground)).as("quiet text").isGreaterThanOrEqualTo(Palette.TEXT);
            assertThat(page.line().contrast(ground)).as("edge").isGreaterThanOrEqualTo(Palette.EDGE);
        }
        assertThat(shades.onProactive().contrast(shades.proactive()))
                .as("button")
                .isGreaterThanOrEqualTo(Palette.TEXT);
        assertThat(shades.onDeep().contrast(shades.deep())).as("panel").isGreaterThanOrEqualTo(Palette.TEXT);
        assertThat(shades.deepQuiet().contrast(shades.deep())).as("panel").isGreaterThanOrEqualTo(Palette.TEXT);
    }

    @Test
    void theZonesOfTheLineStandOutFromEveryPanel() {
        List<Colour> zones = Stream.of("first-zone", "middle-zone", "last-zone")
                .map(name -> tokens(name).get(0))
                .toList();

        assertThat(colours())
                .allSatisfy(colour -> assertThat(zones)
                        .allSatisfy(zone -> assertThat(List.of(
                                        Palette.of(colour).light(),
                                        Palette.of(colour).dark()))
                                .allSatisfy(shades -> assertThat(zone.contrast(shades.deep()))
                                        .isGreaterThanOrEqualTo(Palette.EDGE))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#0f3f3a", "#14514b", "#1a237e", "#4a0d2b"})
    void aColourThatIsLegibleAsItIsStaysAsItIs(String colour) {
        Shades light = Palette.of(Colour.parse(colour).orElseThrow()).light();

        assertThat(light.deep().css()).isEqualTo(colour);
        assertThat(light.proactive().css()).isEqualTo(colour);
    }

    /** Light and dark, as they are in the style sheet. */
    private static List<Colour> tokens(String name) {
        try {
            Matcher found = Pattern.compile("--" + name + ": *(#[0-9a-f]+);").matcher(Files.readString(STYLE_SHEET));
            return found.results()
                    .map(token -> Colour.parse(token.group(1)).orElseThrow())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("pageColours")
    void whatItTakesForThePagesColoursIsWhatTheStyleSheetSays(String name, Colour light, Colour dark) {
        assertThat(tokens(name)).startsWith(light, dark);
    }

    static Stream<Arguments> pageColours() {
        return Stream.of(
                Arguments.of("paper", Page.LIGHT.paper(), Page.DARK.paper()),
                Arguments.of("card", Page.LIGHT.card(), Page.DARK.card()),
                Arguments.of("quiet", Page.LIGHT.quiet(), Page.DARK.quiet()),
                Arguments.of("line", Page.LIGHT.line(), Page.DARK.line()));
    }

    @ParameterizedTest
    @CsvSource({
        "#777, #777777",
        "777, #777777",
        "#0F3F3A, #0f3f3a",
        "0f3f3a, #0f3f3a",
        "#1234, #112233",
        "#0f3f3a80, #0f3f3a"
    })
    void aColourIsAnyHexadecimalOneOfCss(String text, String colour) {
        assertThat(Colour.parse(text).map(Colour::css)).hasValue(colour);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "#12", "#12345", "green", "#ggg", "#0f3f3a; }", "url(x)", "#777\n"})
    void anythingElseIsNoColour(String text) {
        assertThat(Colour.parse(text)).isEmpty();
    }

    @Test
    void theStyleSheetLeavesTheReadersOwnColoursAlone() {
        String css = Palette.of(Colour.parse("#777").orElseThrow()).css();

        assertThat(css).contains("@media (forced-colors: none)", "--deep: ", "@media (prefers-color-scheme: dark)");
    }
}
