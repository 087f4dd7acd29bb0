package com.cxcheck.web;

import com.cxcheck.operations.DatabaseUnavailableAdvice;
import com.cxcheck.security.CrossSiteRequestFilter;
import com.cxcheck.security.MissingRole;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** The error page, which shows nothing of the exception. */
@Controller
class ErrorPageController implements ErrorController {

    /** The statuses that have messages of their own. */
    private static final Set<Integer> WITH_MESSAGES = Set.of(400, 403, 404, 405, 408, 409, 413, 422, 429, 500, 503);

    @RequestMapping("${server.error.path:${error.path:/error}}")
    String error(HttpServletRequest request, HttpServletResponse response, Model model) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpStatus.NOT_FOUND.value();
        if (DatabaseUnavailableAdvice.causes(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))) {
            status = HttpStatus.SERVICE_UNAVAILABLE.value();
            response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseUnavailableAdvice.RETRY_AFTER_SECONDS);
        }
        response.setStatus(status);
        model.addAttribute("minutes", minutes(response.getHeader(HttpHeaders.RETRY_AFTER)));
        int shown = WITH_MESSAGES.contains(status) ? status : status < 500 ? 400 : 500;
        model.addAttribute("status", shown);
        model.addAttribute("reason", reason(request, shown));
        return "web/error";
    }

    /** The part of the message keys. */
    private static String reason(HttpServletRequest request, int status) {
        if (CrossSiteRequestFilter.isRefused(request)) {
            return "otherSite";
        }
        return MissingRole.isReason(request) ? "role" : String.valueOf(status);
    }

    /** Rounds up; at least 1. */
    private static long minutes(@Nullable String retryAfterSeconds) {
        return retryAfterSeconds == null ? 1 : Math.max(1, (Long.parseLong(retryAfterSeconds) + 59) / 60);
    }
}
