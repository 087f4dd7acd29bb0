package com.cxcheck.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers 429 with Retry-After while sign-ins are throttled, for the sign-in and for forms that ask for a password. */
@Component
@ControllerAdvice
class SignInFailureHandler implements AuthenticationFailureHandler {

    private final AuthenticationFailureHandler wrongPassword =
            new SimpleUrlAuthenticationFailureHandler("/login?error");

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (failure instanceof TooManyFailedSignInsException tooMany) {
            throttled(tooMany, response);
        } else if (failure instanceof AuthenticationServiceException) {
            throw failure;
        } else {
            wrongPassword.onAuthenticationFailure(request, response, failure);
        }
    }

    @ExceptionHandler
    void throttled(TooManyFailedSignInsException tooMany, HttpServletResponse response) throws IOException {
        response.setHeader(
                HttpHeaders.RETRY_AFTER,
                String.valueOf(Math.max(1, tooMany.untilNextTry().toSeconds())));
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
}
