package com.cxcheck.web;

import com.cxcheck.submission.SubmissionDeletedException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Answers 404 with what was written, if its submission was deleted meanwhile. */
@ControllerAdvice
class SubmissionDeletedAdvice {

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String show(SubmissionDeletedException deleted, HttpServletRequest request, Model model) {
        model.addAttribute("written", deleted.written());
        model.addAttribute("consultant", request.getServletPath().startsWith("/admin"));
        return "web/deleted";
    }
}
