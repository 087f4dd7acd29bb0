package com.cxcheck.inbox;

import com.cxcheck.followup.FollowUps;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.context.ILazyContextVariable;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Adds how many submissions are to do, which the navigation of the consultants' pages shows, to all templates. */
@Configuration(proxyBeanMethods = false)
class NavigationConfiguration {

    /** The navigation shows 999+ for more. */
    private static final int LIMIT = 1_000;

    @Autowired
    void addToDo(ThymeleafViewResolver views, FollowUps followUps, Clock clock) {
        views.addStaticVariable(
                "toDo", (ILazyContextVariable<Integer>) () -> followUps.countToDo(LocalDate.now(clock), LIMIT));
    }
}
