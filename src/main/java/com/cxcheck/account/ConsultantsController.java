package com.cxcheck.account;

import com.cxcheck.account.Consultant.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The list of consultants, and single accounts. */
@Controller
@RequestMapping("/admin/consultants")
class ConsultantsController {

    private static final String ONE = "/{id:[0-9]{1,18}}";

    private final Consultants consultants;
    private final Accounts accounts;
    private final DisplayNames displayNames;
    private final SignInRules rules;

    ConsultantsController(Consultants consultants, Accounts accounts, DisplayNames displayNames, SignInRules rules) {
        this.consultants = consultants;
        this.accounts = accounts;
        this.displayNames = displayNames;
        this.rules = rules;
    }

    /** @param password the first password, which the consultant has to change */
    record NewConsultant(String username, Role role, String password) {

        NewConsultant {
            username = username == null ? "" : ConsultantName.normalize(username);
            role = role == null ? Role.CONSULTANT : role;
            password = password == null ? "" : password;
        }

        void check(BindingResult errors) {
            if (!ConsultantName.isAllowed(username)) {
                errors.rejectValue("username", "consultants.username.wrong");
            } else if (!ConsultantName.isOfOneScript(username)) {
                errors.rejectValue("username", "consultants.username.scripts");
            }
            PasswordRules.violation(password, username).ifPresent(code -> errors.rejectValue("password", code));
        }
    }

    record NewPassword(String password) {

        NewPassword {
            password = password == null ? "" : password;
        }
    }

    /**
     * The list, after a fresh sign-in with the form for a new one; the second URL requires that.
     *
     * @param username as typed before that sign-in
     */
    @GetMapping({"", "/new"})
    String list(@RequestParam(defaultValue = "") String username, Authentication actor, Model model) {
        model.addAttribute("form", new NewConsultant(username, Role.CONSULTANT, ""));
        return listWith(actor, model);
    }

    private String listWith(Authentication actor, Model model) {
        model.addAttribute("consultants", consultants.findAllByOrderByUsername());
        model.addAttribute("colleagues", displayNames.colleagues());
        model.addAttribute("roles", Role.values());
        model.addAttribute("fresh", rules.isFresh(actor));
        return "account/consultants";
    }

    @PostMapping
    String create(
            @ModelAttribute("form") NewConsultant form,
            BindingResult errors,
            Authentication actor,
            Model model,
            HttpServletResponse response) {
        form.check(errors);
        if (!errors.hasFieldErrors("username")
                && consultants.findAlike(form.username()).isPresent()) {
            errors.rejectValue("username", "consultants.username.taken");
        }
        if (!errors.hasErrors()) {
            if (accounts.create(form.username(), form.role(), form.password(), actor.getName())) {
                return "redirect:/admin/consultants?saved";
            }
            errors.rejectValue("username", "consultants.username.taken");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return listWith(actor, model);
    }

    /** Has the URLs of the page's forms, too: after a new sign-in, browsers are redirected to the one that was sent. */
    @GetMapping({ONE, ONE + "/role", ONE + "/password", ONE + "/disable", ONE + "/enable", ONE + "/sign-out"})
    String show(@PathVariable long id, Principal actor, Model model) {
        model.addAttribute("form", new NewPassword(""));
        return page(consultant(id), actor, model);
    }

    @PostMapping(ONE + "/password")
    String changePassword(
            @PathVariable long id,
            @ModelAttribute("form") NewPassword form,
            BindingResult errors,
            Principal actor,
            Model model,
            HttpServletResponse response) {
        Consultant consultant = another(id, actor);
        PasswordRules.violation(form.password(), consultant.username())
                .ifPresent(code -> errors.rejectValue("password", code));
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(consultant, actor, model);
        }
        accounts.setPassword(consultant.id(), form.password(), actor.getName());
        return saved(consultant);
    }

    /** Not the own one, so that an administrator who is left without help from others remains one. */
    @PostMapping(ONE + "/role")
    String changeRole(@PathVariable long id, @RequestParam Role role, Principal actor) {
        Consultant consultant = another(id, actor);
        if (!accounts.changeRole(consultant.id(), role, actor.getName())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return saved(consultant);
    }

    /** @param successor who takes over the work; empty for nobody */
    @PostMapping(ONE + "/disable")
    String disable(@PathVariable long id, @RequestParam(defaultValue = "") String successor, Principal actor) {
        Consultant consultant = another(id, actor);
        boolean possible = successor.isEmpty()
                || (!successor.equals(consultant.username())
                        && displayNames.colleagues().isActive(successor));
        if (!possible || !accounts.disable(consultant.id(), successor, actor.getName())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return saved(consultant);
    }

    @PostMapping(ONE + "/enable")
    String enable(@PathVariable long id, Principal actor) {
        Consultant consultant = consultant(id);
        accounts.enable(consultant.id(), actor.getName());
        return saved(consultant);
    }

    @PostMapping(ONE + "/sign-out")
    String signOutEverywhere(@PathVariable long id, Principal actor) {
        Consultant consultant = consultant(id);
        accounts.signOutEverywhere(consultant.username(), actor.getName());
        return saved(consultant);
    }

    private Consultant consultant(long id) {
        return consultants.findById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The own password is changed on the account page, which asks for the present one. */
    private Consultant another(long id, Principal actor) {
        Consultant consultant = consultant(id);
        if (isSelf(consultant, actor)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return consultant;
    }

    private static boolean isSelf(Consultant consultant, Principal actor) {
        return consultant.username().equals(actor.getName());
    }

    private String page(Consultant consultant, Principal actor, Model model) {
        model.addAttribute("consultant", consultant);
        model.addAttribute("self", isSelf(consultant, actor));
        model.addAttribute("roles", Role.values());
        model.addAttribute("colleagues", displayNames.colleagues());
        return "account/consultant";
    }

    private static String saved(Consultant consultant) {
        return "redirect:/admin/consultants/" + consultant.id() + "?saved";
    }
}
