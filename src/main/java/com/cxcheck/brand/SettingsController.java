package com.cxcheck.brand;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.security.Principal;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the settings. */
@Controller
@RequestMapping(SettingsController.PATH)
class SettingsController {

    static final String PATH = "/admin/settings";

    /** The regions of the world, without the names that the tz database has for compatibility and for fixed offsets. */
    private static final List<String> TIME_ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(id ->
                    id.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*|UTC"))
            .sorted()
            .toList();

    private static final Set<BrandImage.Type> LOGOS = Set.of(BrandImage.Type.SVG, BrandImage.Type.PNG);

    private static final Set<BrandImage.Type> PHOTOS = Set.of(BrandImage.Type.JPG, BrandImage.Type.PNG);

    private final Brands brands;
    private final BrandEditor editor;

    SettingsController(Brands brands, BrandEditor editor) {
        this.brands = brands;
        this.editor = editor;
    }

    @GetMapping
    String show(Model model) {
        BrandSettings settings = brands.settings();
        model.addAttribute("form", SettingsForm.of(settings));
        model.addAttribute("version", settings.version());
        return page(model);
    }

    /**
     * Answers 409 with what is typed if the settings were changed meanwhile.
     *
     * @param logo null, or an empty file where none is chosen
     */
    @PostMapping
    String save(
            @ModelAttribute("form") SettingsForm form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable Part logo,
            @RequestParam(required = false) @Nullable Part photo,
            @RequestParam(defaultValue = "false") boolean removeLogo,
            @RequestParam(defaultValue = "false") boolean removePhoto,
            @RequestParam int version,
            Principal consultant,
            HttpServletResponse response,
            Model model)
            throws IOException {
        form.validate(errors);
        Upload newLogo = Upload.of(logo, LOGOS);
        Upload newPhoto = Upload.of(photo, PHOTOS);
        model.addAttribute("version", version);
        if (errors.hasErrors() || newLogo.isRefused() || newPhoto.isRefused()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("logoError", newLogo.error());
            model.addAttribute("photoError", newPhoto.error());
            return page(model);
        }
        BrandSettings present = brands.settings();
        BrandSettings settings = form.settings(
                version,
                newLogo.nameOr(removeLogo ? "" : present.logo()),
                newPhoto.nameOr(removePhoto ? "" : present.photo()));
        if (!editor.replace(settings, Upload.images(newLogo, newPhoto), consultant.getName())) {
            return overtaken(settings, response, model);
        }
        return "redirect:" + PATH + "?saved";
    }

    /** A second click on the button has saved the same before, and changes nothing. */
    private String overtaken(BrandSettings settings, HttpServletResponse response, Model model) {
        brands.forget();
        List<String> differences = settings.differencesFrom(brands.settings());
        if (differences.isEmpty()) {
            return "redirect:" + PATH + "?saved";
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("version", brands.settings().version());
        model.addAttribute("overtaken", differences);
        return page(model);
    }

    /**
     * What was chosen as an image.
     *
     * @param image null if nothing, or something invalid, was chosen
     * @param error the end of the key of its message, or null
     */
    private record Upload(
            @Nullable BrandImage image, @Nullable String error) {

        static Upload of(@Nullable Part file, Set<BrandImage.Type> types) throws IOException {
            if (file == null || file.getSize() == 0) {
                return new Upload(null, null);
            }
            if (file.getSize() > BrandImage.MAX_BYTES) {
                return new Upload(null, "large");
            }
            return BrandImage.read(file.getInputStream().readAllBytes())
                    .filter(image -> types.contains(image.type()))
                    .map(image -> new Upload(image, null))
                    .orElse(new Upload(null, "wrong"));
        }

        static List<BrandImage> images(Upload... uploads) {
            return Stream.of(uploads)
                    .map(Upload::image)
                    .flatMap(Stream::ofNullable)
                    .toList();
        }

        boolean isRefused() {
            return error != null;
        }

        String nameOr(String other) {
            return image == null ? other : image.name();
        }
    }

    private String page(Model model) {
        model.addAttribute("present", brands.settings().texts());
        model.addAttribute(
                "swatches",
                model.getAttribute("form") instanceof SettingsForm form ? Swatch.of(form.colour()) : List.of());
        model.addAttribute("timeZones", TIME_ZONES);
        model.addAttribute("systemZone", ZoneId.systemDefault().getId());
        return "brand/settings";
    }
}
