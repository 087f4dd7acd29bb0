package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nu.validator.client.EmbeddedValidator;
import nu.validator.client.EmbeddedValidator.OutputFormat;
import org.xml.sax.SAXException;

/** What is wrong with a page that axe doesn't look for; each says nothing where all is well. */
final class Looks {

    /** Everything that can be pressed, without what is not there to see or for a pointer. */
    private static final String TARGETS = """
            const targets = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
                .filter(each => each.checkVisibility({visibilityProperty: true}) && !each.matches(':disabled, .visually-hidden'));
            const named = each => each.outerHTML.slice(0, 160);
            """;

    /** The choices, letter by letter, of the result whose texts are the longest. */
    static final String LONGEST_RESULT = "BCBBBBACBA";

    private Looks() {}

    /** That a result is short before anything of it is unfolded. */
    static void assertThatTheResultIsShort(Page page) {
        assertThat((int) page.evaluate("document.querySelector('main').innerText.match(/\\S+/g).length"))
                .as("words")
                .isLessThanOrEqualTo(700);
        Map.of(1280, 3_200, 360, 5_200).forEach((width, limit) -> {
            page.setViewportSize(width, 800);
            assertThat((int) page.evaluate("document.documentElement.scrollHeight"))
                    .as("height at %s", width)
                    .isBetween(1_000, limit);
        });
    }

    /** What the Nu HTML checker finds, warnings too, but not that Spring ends the hidden field of a form with a slash. */
    static String mistakes(byte[] html) {
        EmbeddedValidator checker = new EmbeddedValidator();
        checker.setOutputFormat(OutputFormat.GNU);
        try {
            return checker.validate(new ByteArrayInputStream(html))
                    .lines()
                    .filter(line -> !line.contains("info: Trailing slash on void elements"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * What is smaller than 44 by 44 CSS pixels (WCAG 2.5.5). A box or a button to choose is as large as it is together with
     * its label. What stands within a sentence is exempt, as there: it is as high as the line.
     */
    static List<?> smallTargets(Page page) {
        return (List<?>) page.evaluate("() => {" + TARGETS + """
                const inSentence = each => each.matches('a') && getComputedStyle(each).display === 'inline'
                    && [...each.parentElement.childNodes].some(other => other !== each && other.textContent.trim()
                        && (other.nodeType === Node.TEXT_NODE || getComputedStyle(other).display === 'inline'));
                const size = each => {
                    // a link that is stretched over the row that it stands in
                    const stretched = getComputedStyle(each, '::after').position === 'absolute' ? each.closest('.row') : each;
                    const boxes = [stretched, ...(each.matches('[type=radio], [type=checkbox]') ? each.labels : [])].map(box => box.getBoundingClientRect());
                    return [Math.max(...boxes.map(box => box.right)) - Math.min(...boxes.map(box => box.left)),
                        Math.max(...boxes.map(box => box.bottom)) - Math.min(...boxes.map(box => box.top))];
                };
                return targets.filter(each => !inSentence(each) && Math.min(...size(each)) < 43.99)
                    .map(each => size(each).map(Math.round).join(' x ') + ' ' + named(each));
            }""");
    }

    /**
     * What doesn't show well that it has the focus: by a line around it of 2 CSS pixels at least, in a colour that differs from
     * what is behind it by 3 to 1 (WCAG 2.4.13), with nothing of the page in front of it (2.4.12).
     */
    static List<?> unseenFocus(Page page) {
        // so that the browser takes what follows for the work of a keyboard
        page.keyboard().press("Tab");
        return (List<?>) page.evaluate("() => {" + TARGETS + """
                const light = colour => {
                    const [r, g, b] = colour.match(/[\\d.]+/g).map(part => part / 255)
                        .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
                    return .2126 * r + .7152 * g + .0722 * b + .05;
                };
                const ground = each => {
                    while (each && getComputedStyle(each).backgroundColor === 'rgba(0, 0, 0, 0)') each = each.parentElement;
                    return getComputedStyle(each ?? document.documentElement).backgroundColor;
                };
                const contrast = (one, other) => Math.max(light(one) / light(other), light(other) / light(one));
                const ringed = each => {
                    const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(each);
                    return outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 && contrast(outlineColor, ground(each.parentElement)) >= 3;
                };
                const covered = each => {
                    const {left, top, right, bottom} = each.getClientRects()[0];
                    return [[left + 4, top + 4], [right - 4, top + 4], [left + 4, bottom - 4], [right - 4, bottom - 4]]
                        .map(([x, y]) => document.elementFromPoint(x, y))
                        .some(found => found && !each.contains(found) && !found.contains(each) && ![...each.labels ?? []].some(label => label.contains(found)));
                };
                const wrong = targets.filter(each => {
                    each.focus();
                    return document.activeElement === each
                        && (![each, ...each.labels ?? []].some(ringed) || covered(each));
                }).map(named);
                document.activeElement.blur();
                scrollTo(0, 0);
                return wrong;
            }""");
    }

    /**
     * Where what is wrong with a form isn't said as on every page: first in the title, then above the form with links, in the
     * order of the fields that they lead to, each of which bears the same words.
     */
    static List<?> mistakesBadlySaid(Page page) {
        return (List<?>) page.evaluate("""
                () => {
                    const summary = document.querySelector('.error-summary');
                    const said = [...document.querySelectorAll('.field-error:not([hidden])')];
                    const links = [...summary?.querySelectorAll('a') ?? []];
                    const fields = links.map(link => document.querySelector(link.hash));
                    const wrong = links.filter(link => {
                        const field = document.querySelector(link.hash);
                        const described = field?.matches('[type=radio]') ? field.closest('fieldset') : field;
                        return !(field?.matches('[aria-invalid=true], [type=radio]')
                            && (described.getAttribute('aria-describedby') ?? '').split(' ').some(id => document.getElementById(id)?.textContent === link.textContent));
                    }).map(link => link.outerHTML);
                    if (!!summary !== document.title.startsWith('Error: ')) wrong.push(document.title);
                    wrong.push(...said.map(each => each.textContent).filter(text => !links.some(link => link.textContent === text)));
                    wrong.push(...fields.slice(1).filter((field, at) => field.compareDocumentPosition(fields[at]) & Node.DOCUMENT_POSITION_FOLLOWING)
                        .map(field => field.outerHTML));
                    return wrong;
                }""");
    }
}
