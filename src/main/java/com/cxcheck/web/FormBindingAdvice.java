package com.cxcheck.web;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Takes from a form only what its record names; a parameter such as {@code from.x} is nobody's and no error. */
@ControllerAdvice
class FormBindingAdvice {

    @InitBinder
    void bindRecordComponentsOnly(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }
}
