package com.cxcheck.benchmark;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The least that a Spring Boot application can do: a string, and a page that is a template without anything to work out. What
 * that costs is what the machine can do at all.
 */
@Controller
@Profile("constant")
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
class Constant {

    static final String STRING = "/string";
    static final String PAGE = "/questions/1";

    /** Takes spring.thymeleaf.prefix, the folder of the page, which is page.html. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(Constant.class)
                .profiles("constant")
                .properties(
                        // the application's own settings are not for this one, but for those that every answer passes
                        "spring.config.name=constant",
                        "server.compression.enabled=true",
                        "server.compression.mime-types=text/html",
                        "spring.threads.virtual.enabled=true")
                .run(arguments);
    }

    @GetMapping(STRING)
    @ResponseBody
    String string() {
        return "constant";
    }

    @GetMapping(PAGE)
    String page() {
        return "page";
    }
}
