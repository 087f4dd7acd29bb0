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

/** Says why somebody isn't signed in, and doesn't blame the password where it wasn't looked at. */
@Component
@ControllerAdvice
class SignInFailureHandler implements AuthenticationFailureHandler {

    private final AuthenticationFailureHandler wrong = new SimpleUrlAuthenticationFailureHandler("/login?error");

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (failure instanceof TooManyWrongPasswords tooMany) {
            sayWhenToTryAgain(tooMany, response);
        } else if (failure instanceof AuthenticationServiceException) {
            throw failure;
        } else {
            wrong.onAuthenticationFailure(request, response, failure);
        }
    }

    @ExceptionHandler
    void sayWhenToTryAgain(TooManyWrongPasswords tooMany, HttpServletResponse response) throws IOException {
        response.setHeader(
                HttpHeaders.RETRY_AFTER,
                String.valueOf(Math.max(1, tooMany.untilNextTry().toSeconds())));
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
}
