package com.cxcheck.account;

import com.cxcheck.account.Consultant.Mailing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The signed-in consultant's account: name, mails, password, passkeys and sessions. */
@Controller
@RequestMapping("/admin/account")
class AccountController {

    private final Accounts accounts;
    private final ConsultantSessions sessions;
    private final SignInRules rules;
    private final AuthenticationProvider signIn;

    AccountController(
            Accounts accounts, ConsultantSessions sessions, SignInRules rules, AuthenticationProvider signIn) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.rules = rules;
        this.signIn = signIn;
    }

    /** @param current the present password, since an unattended browser is not enough */
    record ChangedPassword(String current, String password) {

        ChangedPassword {
            current = current == null ? "" : current;
            password = password == null ? "" : password;
        }
    }

    /** Has the URLs of the page's forms, too: after a new sign-in, browsers are redirected to the one that was sent. */
    @GetMapping({"", "/profile", "/passkeys", "/passkeys/remove", "/sessions/sign-out", "/sign-out"})
    String show(Authentication consultant, HttpServletRequest request, Model model) {
        model.addAttribute("profile", ProfileForm.of(accounts.get(consultant.getName())));
        return page(consultant, request, model, "account/account");
    }

    @PostMapping("/profile")
    String changeProfile(
            @ModelAttribute("profile") ProfileForm profile,
            BindingResult errors,
            Authentication consultant,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        profile.validate(errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(consultant, request, model, "account/account");
        }
        accounts.changeProfile(consultant.getName(), profile);
        return "redirect:/admin/account?saved";
    }

    @GetMapping("/password")
    String showPassword(Authentication consultant, HttpServletRequest request, Model model) {
        model.addAttribute("form", new ChangedPassword("", ""));
        return page(consultant, request, model, "account/password");
    }

    /** @param keepPasskeys whether to keep them; someone who knew the password may have added one */
    @PostMapping("/password")
    String changePassword(
            @ModelAttribute("form") ChangedPassword form,
            BindingResult errors,
            @RequestParam(defaultValue = "false") boolean keepPasskeys,
            Authentication consultant,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        PasswordRules.violation(form.password(), consultant.getName())
                .ifPresent(code -> errors.rejectValue("password", code));
        if (form.password().equals(form.current())) {
            errors.rejectValue("password", "account.password.same");
        }
        if (!errors.hasErrors() && !isPassword(form.current(), consultant, request)) {
            errors.rejectValue("current", "account.current.wrong");
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(consultant, request, model, "account/password");
        }
        accounts.changeOwnPassword(consultant.getName(), form.password(), keepPasskeys);
        return "redirect:/login?changed";
    }

    /** Whether the password is right; wrong ones are throttled as at the sign-in. */
    private boolean isPassword(String password, Principal consultant, HttpServletRequest request) {
        UsernamePasswordAuthenticationToken attempt =
                UsernamePasswordAuthenticationToken.unauthenticated(consultant.getName(), password);
        attempt.setDetails(new WebAuthenticationDetailsSource().buildDetails(request));
        try {
            signIn.authenticate(attempt);
            return true;
        } catch (BadCredentialsException wrong) {
            return false;
        }
    }

    @PostMapping("/passkeys/remove")
    String removePasskey(@RequestParam String id, Principal consultant) {
        accounts.removePasskey(consultant.getName(), id);
        return "redirect:/admin/account?saved";
    }

    @PostMapping("/sessions/sign-out")
    String signOut(@RequestParam String session, Principal consultant) {
        sessions.signOut(consultant.getName(), session);
        return "redirect:/admin/account?saved";
    }

    @PostMapping("/sign-out")
    String signOutEverywhere(Principal consultant) {
        accounts.signOutEverywhere(consultant.getName(), consultant.getName());
        return "redirect:/login?signed-out";
    }

    /** @param template of the page, unless there is something else to do first */
    private String page(Authentication consultant, HttpServletRequest request, Model model, String template) {
        model.addAttribute("username", consultant.getName());
        model.addAttribute("mailings", Mailing.values());
        model.addAttribute("passkeys", accounts.passkeysOf(consultant.getName()));
        model.addAttribute("fresh", rules.isFresh(consultant));
        model.addAttribute("sessions", sessions.of(consultant.getName(), request));
        return switch (rules.decide(consultant)) {
            case CHANGE_PASSWORD -> "account/first-password";
            case ADD_PASSKEY -> "account/first-passkey";
            default -> template;
        };
    }
}
