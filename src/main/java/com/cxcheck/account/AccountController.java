package com.cxcheck.account;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
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

    private final Consultants consultants;
    private final Accounts accounts;
    private final AuthenticationProvider signIn;
    private final PublicKeyCredentialUserEntityRepository passkeyOwners;
    private final UserCredentialRepository passkeys;
    private final AuditTrail auditTrail;
    private final Clock clock;

    AccountController(
            Consultants consultants,
            Accounts accounts,
            AuthenticationProvider signIn,
            PublicKeyCredentialUserEntityRepository passkeyOwners,
            UserCredentialRepository passkeys,
            AuditTrail auditTrail,
            Clock clock) {
        this.consultants = consultants;
        this.accounts = accounts;
        this.signIn = signIn;
        this.passkeyOwners = passkeyOwners;
        this.passkeys = passkeys;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /**
     * @param current the password up to now, so that a browser that was left alone is not enough
     * @param password the new one
     */
    record ChangedPassword(String current, @Password String password) {

        ChangedPassword {
            current = current == null ? "" : current;
            password = password == null ? "" : password;
        }
    }

    @ModelAttribute("zone")
    ZoneId zone() {
        return clock.getZone();
    }

    /** Also where the page's forms lead, for who had to sign in again before one could be sent. */
    @GetMapping({"", "/password", "/passkeys/remove", "/sign-out"})
    String show(Principal consultant, Model model) {
        model.addAttribute("form", new ChangedPassword("", ""));
        return page(consultant, model);
    }

    @PostMapping("/password")
    String changePassword(
            @Valid @ModelAttribute("form") ChangedPassword form,
            BindingResult mistakes,
            Principal consultant,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpSession session,
            Model model) {
        if (!mistakes.hasErrors() && !isRight(form.current(), consultant, request)) {
            mistakes.rejectValue("current", "account.current.wrong");
        }
        if (mistakes.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(consultant, model);
        }
        accounts.changePassword(own(consultant).id(), form.password(), consultant.getName(), session.getId());
        return "redirect:/admin/account?saved";
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
    @Transactional
    String removePasskey(@RequestParam String id, Principal consultant) {
        passkeysOf(consultant).stream()
                .filter(passkey -> passkey.getCredentialId().toBase64UrlString().equals(id))
                .forEach(passkey -> {
                    passkeys.delete(passkey.getCredentialId());
                    auditTrail.record(consultant.getName(), AuditedAction.PASSKEY_REMOVED, passkey.getLabel());
                });
        return "redirect:/admin/account?saved";
    }

    @PostMapping("/sign-out")
    String signOutEverywhere(Principal consultant) {
        accounts.signOutEverywhere(own(consultant).id(), consultant.getName());
        return "redirect:/login?signed-out";
    }

    private String page(Principal consultant, Model model) {
        model.addAttribute("username", consultant.getName());
        model.addAttribute("passkeys", passkeysOf(consultant));
        return "account/account";
    }

    private Consultant own(Principal consultant) {
        return consultants.findByUsername(consultant.getName()).orElseThrow();
    }

    private List<CredentialRecord> passkeysOf(Principal consultant) {
        return Optional.ofNullable(passkeyOwners.findByUsername(consultant.getName()))
                .map(owner -> passkeys.findByUserId(owner.getId()))
                .orElse(List.of());
    }
}
