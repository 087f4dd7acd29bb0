package com.cxcheck.edge;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UrlPathHelper;

/**
 * Tells browsers to be strict with every answer, those among them that are given before security has a look at the request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders extends HeaderWriterFilter {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'";

    /** The pages that a script improves. */
    private static final Pattern SCRIPTED =
            Pattern.compile("/(questions/[^/]*|results/.*|login|admin|admin/submissions|admin/account(/.*)?)");

    SecurityHeaders() {
        super(List.of(
                scripted(new ContentSecurityPolicyHeaderWriter(CONTENT_SECURITY_POLICY + "; script-src 'self'")),
                new ContentSecurityPolicyHeaderWriter(CONTENT_SECURITY_POLICY),
                new XContentTypeOptionsHeaderWriter(),
                new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER),
                new PermissionsPolicyHeaderWriter("camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
                openedBy(CrossOriginOpenerPolicy.SAME_ORIGIN),
                usedBy(CrossOriginResourcePolicy.SAME_ORIGIN),
                // for this host only: its neighbours under the same domain are not ours to speak for
                new HstsHeaderWriter(false),
                // for all but the assets, which say for how long they may be kept
                new CacheControlHeadersWriter()));
    }

    /** A writer that is first does it; the one for all other pages leaves what is there. */
    private static HeaderWriter scripted(HeaderWriter writer) {
        return new DelegatingRequestMatcherHeaderWriter(
                request -> SCRIPTED.matcher(UrlPathHelper.defaultInstance.getPathWithinApplication(request))
                        .matches(),
                writer);
    }

    private static HeaderWriter openedBy(CrossOriginOpenerPolicy policy) {
        CrossOriginOpenerPolicyHeaderWriter writer = new CrossOriginOpenerPolicyHeaderWriter();
        writer.setPolicy(policy);
        return writer;
    }

    private static HeaderWriter usedBy(CrossOriginResourcePolicy policy) {
        CrossOriginResourcePolicyHeaderWriter writer = new CrossOriginResourcePolicyHeaderWriter();
        writer.setPolicy(policy);
        return writer;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
