package com.cxcheck.account;

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

/** One's own account: the password, the passkeys, and signing out everywhere. */
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

    /**
     * @param current the password up to now, so that a browser that was left alone is not enough
     * @param password the new one
     */
    record ChangedPassword(String current, String password) {

        ChangedPassword {
            current = current == null ? "" : current;
            password = password == null ? "" : password;
        }
    }

    /** Also where the page's forms lead, for who had to sign in again before one could be sent. */
    @GetMapping({"", "/password", "/passkeys", "/passkeys/remove", "/sessions/sign-out", "/sign-out"})
    String show(Authentication consultant, HttpServletRequest request, Model model) {
        model.addAttribute("form", new ChangedPassword("", ""));
        return page(consultant, request, model);
    }

    /** @param keepPasskeys whether the passkeys stay, which somebody who knew the password may have added */
    @PostMapping("/password")
    String changePassword(
            @ModelAttribute("form") ChangedPassword form,
            BindingResult mistakes,
            @RequestParam(defaultValue = "false") boolean keepPasskeys,
            Authentication consultant,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        PasswordRules.mistakeIn(form.password(), consultant.getName())
                .ifPresent(code -> mistakes.rejectValue("password", code));
        if (form.password().equals(form.current())) {
            mistakes.rejectValue("password", "account.password.same");
        }
        if (!mistakes.hasErrors() && !isRight(form.current(), consultant, request)) {
            mistakes.rejectValue("current", "account.current.wrong");
        }
        if (mistakes.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(consultant, request, model);
        }
        accounts.changeOwnPassword(consultant.getName(), form.password(), keepPasskeys);
        return "redirect:/login?changed";
    }

    /** Whether the password is right; wrong ones count as they do at the sign-in. */
    private boolean isRight(String password, Principal consultant, HttpServletRequest request) {
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

    /** Ends one session; for whoever ends the one that they use, the next page is the sign-in. */
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

    private String page(Authentication consultant, HttpServletRequest request, Model model) {
        model.addAttribute("username", consultant.getName());
        model.addAttribute("passkeys", accounts.passkeysOf(consultant.getName()));
        model.addAttribute("fresh", rules.isFresh(consultant));
        model.addAttribute("sessions", sessions.of(consultant.getName(), request));
        return switch (rules.decide(consultant)) {
            case CHANGE_PASSWORD -> "account/first-password";
            case ADD_PASSKEY -> "account/first-passkey";
            default -> "account/account";
        };
    }
}
