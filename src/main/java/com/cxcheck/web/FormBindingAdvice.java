package com.cxcheck.web;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Binds only the components of a form's record; other parameters, such as {@code from.x}, are ignored. */
@ControllerAdvice
class FormBindingAdvice {

    @InitBinder
    void bindRecordComponentsOnly(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }
}
