package com.cxcheck.brand;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The imprint, once it is set. */
@Controller
class ImprintController {

    private final Brands brands;

    ImprintController(Brands brands) {
        this.brands = brands;
    }

    /** Redirects to the page that is set as the imprint. */
    @GetMapping("/imprint")
    ModelAndView show() {
        String imprint = brands.settings().imprint();
        if (imprint.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (SettingsForm.isLink(imprint)) {
            RedirectView page = new RedirectView(URI.create(imprint).toASCIIString());
            page.setStatusCode(HttpStatus.SEE_OTHER);
            return new ModelAndView(page);
        }
        return new ModelAndView("brand/imprint", "imprint", imprint);
    }
}
