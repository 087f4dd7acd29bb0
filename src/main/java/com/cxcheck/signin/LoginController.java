package com.cxcheck.signin;

import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class LoginController {

    @GetMapping("/login")
    String login(@RequestParam Optional<String> error, Model model) {
        model.addAttribute("wrong", error.isPresent());
        return "signin/login";
    }
}
