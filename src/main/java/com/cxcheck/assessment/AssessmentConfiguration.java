package com.cxcheck.assessment;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class AssessmentConfiguration implements WebMvcConfigurer {

    private final VisitorTokenResolver visitorToken;

    AssessmentConfiguration(VisitorTokenResolver visitorToken) {
        this.visitorToken = visitorToken;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(visitorToken);
    }
}
