package com.cxcheck.questionnaire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.util.ResourceUtils;

/** Loads the content at start-up, so that a mistake in it stops the start and never meets a visitor. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContentConfiguration.Settings.class)
class ContentConfiguration {

    /**
     * Where the content is.
     *
     * @param questionnaire the questionnaire's file: a path, or a location such as classpath:content/assessment.yaml
     */
    @ConfigurationProperties("cxcheck")
    record Settings(
            @DefaultValue("classpath:content/assessment.yaml")
            String questionnaire) {}

    @Bean
    Questionnaire questionnaire(Settings settings) {
        return file(settings.questionnaire(), "cxcheck.questionnaire").read(Questionnaire.class);
    }

    @Bean
    Guide guide() {
        return file("classpath:content/guide.yaml", "the guide").read(Guide.class);
    }

    private static ContentFile file(String location, String setting) {
        Resource resource = ResourceUtils.isUrl(location)
                ? new DefaultResourceLoader().getResource(location)
                : new FileSystemResource(location);
        try {
            return new ContentFile(location, resource.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new InvalidContentException(
                    location + ": " + setting + " names this file, but it can't be read; check that it is there.", e);
        }
    }
}
