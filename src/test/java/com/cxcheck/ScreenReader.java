package com.cxcheck;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What somebody hears who has a page read out from its beginning to its end, by a virtual screen reader that computes roles and names
 * as the standards of WAI-ARIA say. No real one is asked, and each has its own words: that all of it makes sense when it is heard
 * with one is for people to find out.
 */
final class ScreenReader {

    private static final String LIBRARY = library();

    private ScreenReader() {}

    /**
     * A page that was read.
     *
     * @param utterances what is said in one go: the title first; what is entered, such as a list, together with what stands first in
     *     it; and the text of a paragraph with no control in it as a whole
     * @param unlabelled the utterances for controls and pictures of which only the role is said
     * @param twice the words that are said twice in a row, as a name, a heading or a text
     */
    record Transcript(List<String> utterances, List<String> unlabelled, List<String> twice) {}

    /**
     * Reads a page, which can't be used any more after that. Every word of a control, a heading and a label is said once, although
     * the library says what is within them once more: the words of a label with the control that it is for, those of a legend in
     * their place.
     */
    @SuppressWarnings("unchecked")
    static Transcript read(Page page) {
        Map<String, List<String>> read = (Map<String, List<String>>) page.evaluate("""
                async source => {
                    const {virtual} = await import(URL.createObjectURL(new Blob([source], {type: 'text/javascript'})));
                    // what the library doesn't know: what is folded isn't read, what unfolds it is a button, a button has no value
                    document.querySelectorAll('details:not([open]) > :not(summary)').forEach(each => each.remove());
                    document.querySelectorAll('summary').forEach(each => {
                        each.role = 'button';
                        each.ariaExpanded = each.parentElement.open;
                    });
                    document.querySelectorAll('button').forEach(each => each.removeAttribute('value'));

                    const whole = 'a[href], button, summary, input, select, textarea, legend, h1, h2, h3, h4, h5, h6, img, svg';
                    const silent = ['paragraph', 'strong', 'time', 'form', 'group'];
                    const utterances = ['document, ' + document.title];
                    const words = [];
                    const unlabelled = [];
                    let entered = [];
                    let block = null;
                    const say = text => {
                        utterances.push([...entered, text].join(', '));
                        entered = [];
                    };
                    await virtual.start({container: document.body});
                    for (await virtual.next(); virtual.activeNode !== document.body; await virtual.next()) {
                        const node = virtual.activeNode;
                        const name = (await virtual.itemText()).trim();
                        const phrase = (await virtual.lastSpokenPhrase()).replace(/, position (\\d+), set size (\\d+)/, ', $1 of $2');
                        if (node.nodeType === Node.TEXT_NODE) {
                            if (node.parentElement.closest(whole + ', label')) continue;
                            const around = node.parentElement.closest('p, li, dt, dd, td, th, div, figcaption, legend');
                            if (around === block) utterances.push(utterances.pop() + (/^[,.:;]/.test(phrase) ? '' : ' ') + phrase);
                            else say(phrase);
                            block = around;
                            words.push(phrase);
                        }
                        else if (!/^end(, | of )/.test(phrase) && !node.matches('legend:has(h1)')) {
                            block = null;
                            if (node.matches(whole)) {
                                words.push(name);
                                say(phrase);
                                if (!name) unlabelled.push(phrase);
                            }
                            else if (node.matches('fieldset')) entered.push(phrase.replace(', ' + name, ''));
                            else if (!silent.includes(phrase)) {
                                entered.push(phrase);
                                if (name) words.push(name);
                            }
                        }
                    }
                    await virtual.stop();
                    const twice = words.filter((each, at) => at > 0 && each && each.toLowerCase() === words[at - 1].toLowerCase());
                    return {utterances, unlabelled, twice};
                }
                """, LIBRARY);
        return new Transcript(
                Objects.requireNonNull(read.get("utterances")),
                Objects.requireNonNull(read.get("unlabelled")),
                Objects.requireNonNull(read.get("twice")));
    }

    private static String library() {
        try (InputStream script = Objects.requireNonNull(
                ScreenReader.class.getResourceAsStream("/virtual-screen-reader/index.browser.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
