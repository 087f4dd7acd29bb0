package com.cxcheck.mail;

import com.cxcheck.account.ActiveConsultants;
import com.cxcheck.account.Consultant;
import com.cxcheck.account.DisplayNames;
import com.cxcheck.mail.TestMail.Outcome;
import com.cxcheck.site.Site;
import com.cxcheck.submission.MailAddress;
import java.security.Principal;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Which mails are sent, from where and to whom, with a mail to try it. */
@Controller
@RequestMapping("/admin/settings/mail")
class MailSettingsController {

    private final ObjectProvider<TestMail> testMail;
    private final MailProperties settings;
    private final ActiveConsultants consultants;
    private final DisplayNames displayNames;
    private final Site site;

    MailSettingsController(
            ObjectProvider<TestMail> testMail,
            MailProperties settings,
            ActiveConsultants consultants,
            DisplayNames displayNames,
            Site site) {
        this.testMail = testMail;
        this.settings = settings;
        this.consultants = consultants;
        this.displayNames = displayNames;
        this.site = site;
    }

    @GetMapping
    ModelAndView show(Principal consultant) {
        String own = consultants.withAddress().stream()
                .filter(each -> each.username().equals(consultant.getName()))
                .findFirst()
                .flatMap(Consultant::email)
                .orElse("");
        return page(own, HttpStatus.OK);
    }

    /** Answers when the mail server has, or does not in ten seconds. */
    @PostMapping
    ModelAndView send(@RequestParam(defaultValue = "") String address) {
        TestMail mail = testMail.getIfAvailable();
        if (mail == null) {
            return page(address, HttpStatus.NOT_FOUND);
        }
        Optional<MailAddress> to = MailAddress.parse(address);
        if (to.isEmpty()) {
            return page(address, HttpStatus.UNPROCESSABLE_CONTENT).addObject("invalid", true);
        }
        TestMail.Result result = mail.send(to.get());
        return page(address, HttpStatus.OK)
                .addObject("result", result)
                .addObject("sent", result.outcome() == Outcome.SENT);
    }

    private ModelAndView page(String address, HttpStatus status) {
        TestMail mail = testMail.getIfAvailable();
        return new ModelAndView("mail/settings", status)
                .addObject("address", address)
                .addObject("invalid", false)
                .addObject("host", mail == null ? null : mail.host())
                .addObject("sender", settings.sender(site))
                .addObject("listed", settings.to())
                .addObject("consultants", consultants.withAddress())
                .addObject("colleagues", displayNames.colleagues());
    }
}
