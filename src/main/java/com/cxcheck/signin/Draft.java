package com.cxcheck.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of a form that was sent but not accepted, since the session had ended. Passwords and files are no part of it.
 *
 * @param page the page with the form, which is what a GET of its action shows: a path under /admin with its query
 * @param action the path that the form was sent to, without the context path
 * @param fields the values by name, in the order of the form
 */
record Draft(String page, String action, Map<String, List<String>> fields) {

    /** The parameter of a page that shows the form with the draft. */
    static final String PARAMETER = "draft";

    /**
     * In UTF-8 bytes of JSON. Only the form of a question with very many long answers in several languages may have more, and
     * isn't kept, since anybody may have a draft kept.
     */
    private static final int MAX_SIZE = 64 * 1024;

    /** {@code current} is the present password where somebody changes it. */
    private static final Set<String> NEVER_KEPT = Set.of("_csrf", PARAMETER, "current");

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The draft of a request; empty for other methods, without fields, and for what is too long. */
    static Optional<Draft> of(HttpServletRequest request) {
        if (!HttpMethod.POST.matches(request.getMethod())) {
            return Optional.empty();
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!NEVER_KEPT.contains(name) && !isSecret(name)) {
                fields.put(name, List.of(values));
            }
        });
        String action =
                request.getRequestURI().substring(request.getContextPath().length());
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        Draft draft = new Draft(action + query, action, fields);
        return fields.isEmpty() || draft.json().length > MAX_SIZE ? Optional.empty() : Optional.of(draft);
    }

    private static boolean isSecret(String name) {
        return name.toLowerCase(Locale.ROOT).contains("password");
    }

    static Optional<Draft> parse(byte[] json) {
        try {
            return Optional.of(JSON.readValue(json, Draft.class));
        } catch (JacksonException notADraft) {
            return Optional.empty();
        }
    }

    byte[] json() {
        return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
    }

    /** The page with the parameter that makes it show this draft. */
    String restored() {
        return page.matches(".*[?&]" + PARAMETER + "(&.*)?")
                ? page
                : page + (page.contains("?") ? "&" : "?") + PARAMETER;
    }

    boolean isOf(String path) {
        return page.split("\\?", 2)[0].equals(path);
    }
}
