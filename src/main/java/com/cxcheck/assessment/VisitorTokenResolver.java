package com.cxcheck.assessment;

import com.cxcheck.security.Cookies;
import com.cxcheck.submission.VisitorToken;
import com.cxcheck.submission.VisitorTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * Resolves the visitor's token from its cookie. A parameter of type {@link VisitorToken} issues a token to a new visitor; one of
 * type {@code Optional<VisitorToken>} does not.
 *
 * <p>The answer to an unverified form sets no cookie: another site may have sent it without the visitor's cookie, which a new
 * one would replace.
 */
@Component
class VisitorTokenResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    static final String NAME = "visitor";

    /** The cookie of a test, which goes before the visitor's own and is gone when the browser is closed. */
    static final String TEST = "test-walk";

    private final VisitorTokens tokens;

    VisitorTokenResolver(VisitorTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType() == VisitorToken.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer mavContainer,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        HttpServletRequest request = (HttpServletRequest) webRequest.getNativeRequest();
        Optional<VisitorToken> token = read(request);
        seeSomebody(token, request, (HttpServletResponse) webRequest.getNativeResponse());
        return parameter.getParameterType() == Optional.class
                ? token
                : token.orElseGet(() -> {
                    HttpServletResponse response = (HttpServletResponse) webRequest.getNativeResponse();
                    boolean unverified = request.getAttribute(UnverifiedFormAdvice.UNVERIFIED) != null;
                    return response == null || unverified ? tokens.issue() : renew(request, response);
                });
    }

    private Optional<VisitorToken> read(HttpServletRequest request) {
        return readTest(request)
                .or(() -> SharedDevice.of(request).isEmpty()
                        ? read(NAME, request)
                        : read(NAME, request)
                                .filter(token -> SharedDevice.isSomebodyThere(request))
                                .map(VisitorToken::forSharedDevice));
    }

    Optional<VisitorToken> readTest(HttpServletRequest request) {
        return read(TEST, request).map(VisitorToken::forTest);
    }

    private Optional<VisitorToken> read(String name, HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name))
                .flatMap(cookie -> tokens.verify(cookie.getValue()));
    }

    private static void seeSomebody(
            Optional<VisitorToken> token, HttpServletRequest request, @Nullable HttpServletResponse response) {
        if (token.isPresent() && response != null && SharedDevice.of(request).isPresent()) {
            SharedDevice.seeSomebody(response);
        }
    }

    /** Issues a new token of the same kind, which replaces the one in the browser. */
    VisitorToken renew(VisitorToken token, HttpServletRequest request, HttpServletResponse response) {
        return token.test() ? beginTest(response) : renew(request, response);
    }

    VisitorToken beginTest(HttpServletResponse response) {
        VisitorToken token = tokens.issue().forTest();
        Cookies.set(response, TEST, token.value(), Cookies.BROWSER_SESSION);
        return token;
    }

    /** On a shared device until the browser is closed. */
    private VisitorToken renew(HttpServletRequest request, HttpServletResponse response) {
        VisitorToken token = tokens.issue();
        boolean shared = SharedDevice.of(request).isPresent();
        Cookies.set(response, NAME, token.value(), shared ? Cookies.BROWSER_SESSION : Cookies.MAX_LIFETIME);
        seeSomebody(Optional.of(token), request, response);
        return shared ? token.forSharedDevice() : token;
    }

    /** Deletes the token's cookie, so that the browser is a new visitor's, or after a test that of its visitor again. */
    static void forget(Optional<VisitorToken> visitor, HttpServletResponse response) {
        Cookies.delete(response, visitor.filter(VisitorToken::test).isPresent() ? TEST : NAME);
    }
}
