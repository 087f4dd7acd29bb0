package com.cxcheck.submission;

import com.cxcheck.questionnaire.Questionnaire;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Scope;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

@Configuration(proxyBeanMethods = false)
class QuestionnaireConfiguration {

    /** The questionnaire in use at the moment, which changes while the program runs: have an ObjectProvider injected. */
    @Bean
    @Scope(BeanDefinition.SCOPE_PROTOTYPE)
    Questionnaire questionnaire(QuestionnaireVersions versions) {
        return versions.inUse();
    }

    /**
     * A thread for {@link QuestionnaireVersions#refresh}, since other scheduled work can take minutes. On shutdown it is not
     * interrupted, since H2 closes its file on an interrupt.
     */
    @Bean(defaultCandidate = false)
    @DependsOn("entityManagerFactory")
    ThreadPoolTaskScheduler questionnaireScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setThreadNamePrefix("questionnaire-");
        scheduler.setDaemon(true);
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationSeconds(5);
        return scheduler;
    }
}
