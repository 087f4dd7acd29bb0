package com.cxcheck.security;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.apache.catalina.Context;
import org.apache.catalina.Engine;
import org.apache.catalina.Service;
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

    /** Bytes of a chunk's extension, and of trailers, neither of which any browser or proxy sends. */
    private static final int MOST_BETWEEN_PIECES = 16;

    /** What comes before the filters; the first is the outermost. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> valves(WriteLimit.Limit limit, MeterRegistry meters) {
        WriteLimit writeLimit = new WriteLimit(limit, TimeMeter.SYSTEM_NANOTIME);
        return tomcat -> tomcat.addContextCustomizers(context -> {
            context.getParent().getPipeline().addValve(new RefusalMetricsValve(meters));
            context.getParent().getPipeline().addValve(new CloseUnreadRequestValve());
            context.getParent().getPipeline().addValve(new PlainErrorReportValve(context.getPath()));
            context.getPipeline().addValve(new WriteLimitValve(writeLimit, bodyLimit(context)));
        });
    }

    /** What the connector's settings leave to bodies; it looks each second, or more often, whether to wait for one any longer. */
    private static BodyLimit bodyLimit(Context context) {
        Service service = ((Engine) context.getParent().getParent()).getService();
        AbstractHttp11Protocol<?> http = (AbstractHttp11Protocol<?>) service.findConnectors()[0].getProtocolHandler();
        Duration silence = Duration.ofMillis(http.getConnectionTimeout());
        http.setDisableUploadTimeout(false);
        http.setConnectionUploadTimeout((int) Math.min(BodyLimit.PROMPT.toMillis(), silence.toMillis()));
        // what comes between the pieces of a body is read in one go
        http.setMaxExtensionSize(MOST_BETWEEN_PIECES);
        http.setMaxTrailerSize(MOST_BETWEEN_PIECES);
        return new BodyLimit(http.getMaxThreads(), BodyLimit.DEADLINE, silence);
    }

    /** For the cookies whose makers don't say. */
    @Bean
    CookieSameSiteSupplier cookiesStayOnThisSite() {
        return CookieSameSiteSupplier.ofLax();
    }

    /**
     * Accepts any parameter name: a refusal would log it, and it may be what somebody typed. Header values are not checked
     * again, since Tomcat has refused ASCII control characters in them by then.
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
