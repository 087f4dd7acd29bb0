package com.cxcheck.assessment;

import com.cxcheck.submission.Source;
import com.cxcheck.submission.VisitorToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Makes a browser a shared device and back again, and starts afresh on one. */
@Controller
class SharedDeviceController {

    private static final String CODE = "{code:[0-9a-z]{4}-[0-9a-z]{4}}";

    private final SubmissionService submissionService;

    SharedDeviceController(SubmissionService submissionService) {
        this.submissionService = submissionService;
    }

    @GetMapping("/join/" + CODE + "/kiosk")
    String askInRound(@PathVariable String code, Model model) {
        model.addAttribute("action", "/join/" + code + "/kiosk");
        return "assessment/kiosk";
    }

    @PostMapping("/join/" + CODE + "/kiosk")
    String turnOnInRound(@PathVariable String code, HttpServletResponse response) {
        SharedDevice device = new SharedDevice("/join/" + code);
        device.turnOn(response);
        return "redirect:" + device.start();
    }

    @GetMapping("/kiosk")
    String ask(@RequestParam(defaultValue = "") String source, Model model) {
        model.addAttribute("action", "/kiosk");
        model.addAttribute("source", Source.parse(source).map(Source::name).orElse(null));
        return "assessment/kiosk";
    }

    @PostMapping("/kiosk")
    String turnOn(@RequestParam(defaultValue = "") String source, HttpServletResponse response) {
        SharedDevice device = new SharedDevice(Source.parse(source)
                .map(link -> SourceLinkBuilder.withSource(Navigation.START_PAGE, link))
                .orElse(Navigation.START_PAGE));
        device.turnOn(response);
        return "redirect:" + device.start();
    }

    @PostMapping("/kiosk/off")
    String turnOff(Optional<VisitorToken> visitor, HttpServletResponse response) {
        visitor.ifPresent(submissionService::discard);
        SharedDevice.turnOff(response);
        return "redirect:" + Navigation.START_PAGE;
    }

    @PostMapping("/kiosk/again")
    String startAfresh(Optional<VisitorToken> visitor, HttpServletRequest request, HttpServletResponse response) {
        Optional<SharedDevice> device = SharedDevice.of(request);
        if (device.isPresent()) {
            visitor.ifPresent(submissionService::discard);
            SharedDevice.forgetPerson(response);
        }
        return "redirect:" + device.map(SharedDevice::start).orElse(Navigation.START_PAGE);
    }

    /** After casting. */
    @GetMapping("/kiosk/done")
    String done(HttpServletRequest request) {
        return SharedDevice.of(request).isPresent() ? "assessment/kiosk-done" : "redirect:" + Navigation.START_PAGE;
    }
}
