package com.cxcheck.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.submission.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceCheckTest {

    private static SourceCheck check(String typed, String... sources) {
        return SourceCheck.of(typed, List.of(sources).stream().map(Source::new).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring-newsletter", "Shop_2.b", "Frühling Messe", "Fru\u0308hling", "新闻通讯"})
    void aNameThatStaysAsItIsTypedIsNotChanged(String typed) {
        assertThat(check(typed).isChanged()).isFalse();
        assertThat(check(typed).isLost()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"Messe/Köln!|Messe Köln", " shop|shop", "two  spaces|two spaces", "a+b|a b"})
    void aNameThatBecomesAnotherIsSaidToBeChangedEvenByASpace(String typed, String name) {
        assertThat(check(typed).isChanged()).isTrue();
        assertThat(check(typed).source()).map(Source::name).hasValue(name);
    }

    @Test
    void ofWhatIsTooLongTheBeginningIsLeft() {
        SourceCheck check = check("n".repeat(100_000));

        assertThat(check.isChanged()).isTrue();
        assertThat(check.source()).map(Source::name).hasValue("n".repeat(40));
        assertThat(check.typed()).hasSize(200);
    }

    @Test
    void aNameOfWhichNothingIsLeftIsLostAndAnEmptyOneIsNone() {
        assertThat(check("!?").isLost()).isTrue();
        assertThat(check("  ").isLost()).isFalse();
        assertThat(check("").isChanged()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Frühling Messe,Fruehling-Messe", "Straße,Strasse", "café,cafe", "łódź,lodz", "spring fair,spring-fair"
    })
    void aNameThatLooksDifferentInALinkHasAPlainOne(String typed, String plain) {
        assertThat(check(typed).plain()).map(Source::name).hasValue(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop-counter", "新闻通讯", "!"})
    void aPlainNameAndOneThatCannotBeSpeltOtherwiseHaveNone(String typed) {
        assertThat(check(typed).plain()).isEmpty();
    }

    @Test
    void aSourceThatDiffersInCaseIsNamedUnlessThatOneIsMeant() {
        assertThat(check("Messe", "messe", "shop").known()).map(Source::name).hasValue("messe");
        assertThat(check("Messe", "messe", "Messe").known()).isEmpty();
        assertThat(check("fair", "messe").known()).isEmpty();
    }
}
