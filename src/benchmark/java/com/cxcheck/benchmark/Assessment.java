package com.cxcheck.benchmark;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One who walks it from the start page to the result, as a new visitor: 26 requests, each page read and each answer sent with
 * the form that the page has.
 */
final class Assessment implements Load.Script {

    static final int REQUESTS = 26;

    static final List<String> STEPS = List.of("start", "question", "answer", "check", "submit", "result");

    private static final int QUESTIONS = 11;
    private static final String FEEDBACK =
            "We talk about it with every customer now, and some of them talk about it with us.";

    private final AtomicLong submitted = new AtomicLong();

    @Override
    public void run(Browser browser) throws IOException {
        browser.forget();
        browser.get("start", "/").expect(200);
        for (int question = 1; question <= QUESTIONS; question++) {
            String path = "/questions/" + question;
            Page page = browser.get("question", path).expect(200);
            browser.post("answer", path, question < QUESTIONS ? choice(page) : with(page, "feedback", FEEDBACK))
                    .expect(303);
        }
        Page check = browser.get("check", "/answers").expect(200);
        String result = browser.post("submit", "/submissions", check.hidden())
                .expect(303)
                .location();
        submitted.incrementAndGet();
        browser.get("result", result).expect(200);
    }

    /** How many have been submitted so far. */
    long submitted() {
        return submitted.get();
    }

    /** One who reads a question again and again. */
    static Load.Script reading() {
        return browser -> browser.get("question", "/questions/1").expect(200);
    }

    /** One who changes an answer again and again. */
    static Load.Script answering() {
        Map<Browser, Map<String, String>> forms = new ConcurrentHashMap<>();
        return browser -> {
            Map<String, String> filledIn = forms.get(browser);
            if (filledIn == null) {
                filledIn = choice(browser.get("question", "/questions/1").expect(200));
                forms.put(browser, filledIn);
            }
            filledIn.put("choice", "A".equals(filledIn.get("choice")) ? "B" : "A");
            browser.post("answer", "/questions/1", filledIn).expect(303);
        };
    }

    private static Map<String, String> choice(Page page) {
        return with(page, "choice", "B");
    }

    private static Map<String, String> with(Page page, String name, String value) {
        Map<String, String> form = new LinkedHashMap<>(page.hidden());
        form.put(name, value);
        return form;
    }
}
