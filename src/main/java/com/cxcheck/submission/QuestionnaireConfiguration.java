package com.cxcheck.submission;

import com.cxcheck.questionnaire.Questionnaire;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

@Configuration(proxyBeanMethods = false)
class QuestionnaireConfiguration {

    /** The questionnaire in use at the moment, which changes while the program runs: have an ObjectProvider injected. */
    @Bean
    @Scope(BeanDefinition.SCOPE_PROTOTYPE)
    Questionnaire questionnaire(QuestionnaireVersions versions) {
        return versions.inUse();
    }
}
