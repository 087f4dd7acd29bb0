package com.cxcheck.editor;

import com.cxcheck.input.UploadServlet;
import com.cxcheck.questionnaire.Content;
import com.cxcheck.questionnaire.InvalidContentException;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.ObjectNode;

/** Downloads a version or the draft as a file of YAML for each language, and reads such a file into the draft. */
@Controller
class ContentFileController {

    private static final String IMPORT = DraftController.PATH + "/import";

    /** In bytes, for the whole form. A file that is too large is refused by a sentence, if it is not far too large. */
    private static final int MAX_UPLOAD = 10 * 1024 * 1024;

    /** In UTF-16 units, of a file's name that sentences mention. */
    private static final int MAX_NAME = 100;

    private final QuestionnaireDrafts drafts;
    private final VersionContents contents;
    private final MessageSource messages;

    ContentFileController(QuestionnaireDrafts drafts, VersionContents contents, MessageSource messages) {
        this.drafts = drafts;
        this.contents = contents;
        this.messages = messages;
    }

    @Configuration(proxyBeanMethods = false)
    static class Uploads {

        @Bean
        ServletRegistrationBean<Servlet> importServlet(DispatcherServlet pages) {
            return UploadServlet.at(IMPORT, pages, MAX_UPLOAD);
        }
    }

    /** @param language of the file */
    @GetMapping(DraftController.PATH + "/{language:[A-Za-z0-9-]{2,35}}.yaml")
    ResponseEntity<byte[]> downloadDraft(@PathVariable Locale language) {
        QuestionnaireDraft draft = drafts.read().draft();
        if (!draft.languages().contains(language.toLanguageTag())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return download(draft.original(), draft.language(), language, draft.yaml(language));
    }

    /** @param version the id of the version */
    @GetMapping("/admin/questionnaire/versions/{version}/{language:[A-Za-z0-9-]{2,35}}.yaml")
    ResponseEntity<byte[]> downloadVersion(@PathVariable long version, @PathVariable Locale language) {
        ObjectNode content = contents.content(version, language).tree();
        return download(content, contents.language(version), language, Content.yaml(content));
    }

    private static ResponseEntity<byte[]> download(ObjectNode content, String original, Locale language, String yaml) {
        String tag = language.toLanguageTag();
        String name = content.path("id").asString("")
                + "-" + content.path("version").asString("")
                + (tag.equals(original) ? "" : "_" + tag.replace('-', '_'));
        ContentDisposition attachment =
                ContentDisposition.attachment().filename(name + ".yaml").build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .header(HttpHeaders.CONTENT_TYPE, "application/yaml;charset=UTF-8")
                .body(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(IMPORT)
    ModelAndView ask(Locale page) {
        return page(null, HttpStatus.OK, page);
    }

    /** @param file null, or an empty file without a name, where none is chosen */
    @PostMapping(IMPORT)
    ModelAndView read(
            @RequestParam Locale language,
            @RequestParam long revision,
            @RequestParam(required = false) @Nullable Part file,
            Locale page)
            throws IOException {
        if (file == null || isNone(file)) {
            return page("", HttpStatus.UNPROCESSABLE_CONTENT, page);
        }
        try {
            ObjectNode content = Content.parse(name(file, page), file.getInputStream());
            drafts.read(language, content, revision);
            return new ModelAndView("redirect:" + DraftController.PATH + "?saved");
        } catch (InvalidContentException mistake) {
            String sentences = mistake.sentences().stream()
                    .map(sentence -> messages.getMessage(sentence, page))
                    .collect(Collectors.joining(" "));
            return page(sentences, HttpStatus.UNPROCESSABLE_CONTENT, page);
        } catch (DraftTooLargeException tooLarge) {
            return page(
                    messages.getMessage("draft.import.tooLarge", null, page), HttpStatus.UNPROCESSABLE_CONTENT, page);
        } catch (DraftChangedException changed) {
            return page(null, HttpStatus.CONFLICT, page).addObject("changed", true);
        }
    }

    private static boolean isNone(Part file) {
        String name = file.getSubmittedFileName();
        return file.getSize() == 0 && (name == null || name.isBlank());
    }

    private String name(Part file, Locale page) {
        String name = file.getSubmittedFileName();
        return name == null || name.isBlank() || name.length() > MAX_NAME
                ? messages.getMessage("draft.import.name", null, page)
                : name;
    }

    /** @param mistake a sentence; empty if no file was chosen */
    private ModelAndView page(@Nullable String mistake, HttpStatus status, Locale page) {
        return new ModelAndView("editor/import", status)
                .addObject("outline", drafts.outline(page))
                .addObject("mistake", mistake);
    }
}
