package com.cxcheck.site;

import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Stops the start if the context path isn't the path of {@code cxcheck.url}. A proxy that strips the path is not supported: links would
 * lack it.
 */
@Component
@EnableConfigurationProperties(Site.class)
class ContextPathCheck implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory>, Ordered {

    private final String contextPath;
    private final ObjectProvider<Site> site;

    ContextPathCheck(ServerProperties server, ObjectProvider<Site> site) {
        this.contextPath = Objects.requireNonNullElse(server.getServlet().getContextPath(), "");
        this.site = site;
    }

    /** Before the path is set, which fails for an invalid one. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory server) {
        if (!contextPath.matches(Site.PATH)) {
            throw invalid("It has to be empty or a path such as /check.");
        }
        String expected = site.getObject().path();
        if (!contextPath.equals(expected)) {
            throw invalid(
                    expected.isEmpty()
                            ? "cxcheck.url has no path; let it end with this one."
                            : "It has to be " + expected + ", the path of cxcheck.url.");
        }
    }

    private InvalidConfigurationPropertyValueException invalid(String reason) {
        return new InvalidConfigurationPropertyValueException("server.servlet.context-path", contextPath, reason);
    }
}
