package com.cxcheck.security;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.apache.catalina.Engine;
import org.apache.catalina.Service;
import org.apache.catalina.valves.ParameterLimitValve;
import org.apache.coyote.ProtocolHandler;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WriteLimit.Limit.class)
class TomcatConfiguration {

    /**
     * Bytes of all chunk extensions of a body, and of its trailers, neither of which any browser or proxy sends. Tomcat reads either
     * in one call, during which {@link BoundedBody} can't check the time; each byte may take as long as the upload timeout.
     */
    private static final int MAX_EXTENSION_BYTES = 16;

    private static final String DRAFT_PAGES = "/admin/questionnaire/draft/.*";

    /**
     * The largest form of the draft of the questionnaire is that of a question with 26 answers. In two languages it has about 340
     * fields and in 16 about 2,000; all other forms have fewer than server.tomcat.max-parameter-count.
     */
    private static final int MAX_DRAFT_PARAMETERS = 2_500;

    /** The valves before the filters; the first is the outermost. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> valves(WriteLimit.Limit limit, MeterRegistry meters) {
        WriteLimit writeLimit = new WriteLimit(limit, TimeMeter.SYSTEM_NANOTIME);
        return tomcat -> tomcat.addContextCustomizers(context -> {
            // after a forward the response is closed through the wrapper that adds the security headers
            context.setSuspendWrappedResponseAfterForward(false);
            context.getParent().getPipeline().addValve(new RefusalMetricsValve(meters));
            context.getParent().getPipeline().addValve(new CloseUnreadRequestValve());
            context.getParent().getPipeline().addValve(new PlainErrorReportValve(context.getPath()));
            Service service = ((Engine) context.getParent().getParent()).getService();
            ProtocolHandler protocol = service.findConnectors()[0].getProtocolHandler();
            ParameterLimitValve parameterLimits = new ParameterLimitValve();
            parameterLimits.setUrlPatternLimits(DRAFT_PAGES + "=" + MAX_DRAFT_PARAMETERS);
            context.getPipeline().addValve(parameterLimits);
            context.getPipeline()
                    .addValve(new WriteLimitValve(writeLimit, bodyLimit((AbstractHttp11Protocol<?>) protocol)));
        });
    }

    /** Has the connector's reads return at least once a second, so that {@link BoundedBody} can check the time. */
    static BodyLimit bodyLimit(AbstractHttp11Protocol<?> http) {
        Duration silence = Duration.ofMillis(http.getConnectionTimeout());
        limitReads(http, Duration.ofMillis(Math.min(BodyLimit.PROMPT.toMillis(), silence.toMillis())));
        // virtual threads have no maximum, which Tomcat tells as -1: then there are as many as connections
        int threads = http.getMaxThreads() > 0 ? http.getMaxThreads() : http.getMaxConnections();
        return new BodyLimit(threads, BodyLimit.DEADLINE, silence);
    }

    static void limitReads(AbstractHttp11Protocol<?> http, Duration timeout) {
        http.setDisableUploadTimeout(false);
        http.setConnectionUploadTimeout((int) timeout.toMillis());
        http.setMaxExtensionSize(MAX_EXTENSION_BYTES);
        http.setMaxTrailerSize(MAX_EXTENSION_BYTES);
    }

    /** For cookies that Tomcat sets itself. */
    @Bean
    CookieSameSiteSupplier sameSiteLax() {
        return CookieSameSiteSupplier.ofLax();
    }

    /**
     * Accepts any parameter name, since a refusal would log it and it may be personal data. Headers are checked by Tomcat already.
     */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterNames(name -> true);
        firewall.setAllowedHeaderNames(name -> true);
        firewall.setAllowedHeaderValues(value -> true);
        return firewall;
    }
}
