package com.cxcheck.assessment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.util.WebUtils;

/**
 * Prepares the answer to a form that {@link VisitorSecurity} has forwarded because its CSRF token is wrong: status 403 and the
 * model attribute "unverified", and "cookieless" if the browser has sent none of our cookies. The handler shows the form again and
 * stores nothing.
 */
@ControllerAdvice(
        assignableTypes = {
            CheckController.class,
            IntentionController.class,
            MessageController.class,
            QuestionController.class,
            ResultController.class
        })
class UnverifiedFormAdvice {

    /** The request attribute with the {@link CsrfException}, and the model attribute with true. */
    static final String UNVERIFIED = "unverified";

    @ModelAttribute
    void prepare(
            @RequestAttribute(UNVERIFIED) Optional<CsrfException> unverified,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response) {
        if (unverified.isPresent()) {
            model.addAttribute(UNVERIFIED, true);
            if (Stream.of("csrf", VisitorTokenResolver.NAME)
                    .allMatch(name -> WebUtils.getCookie(request, name) == null)) {
                model.addAttribute("cookieless", true);
            }
            response.setStatus(HttpStatus.FORBIDDEN.value());
        }
    }

    static boolean isUnverified(Model model) {
        return model.containsAttribute(UNVERIFIED);
    }
}
