package com.cxcheck.brand;

import com.cxcheck.operations.DatabaseUnavailableAdvice;
import com.cxcheck.site.Site;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Reads the settings, once for each request that needs them, so that a change shows at once on every instance. While the database is
 * unavailable they are those that were read last.
 */
@Component
public class Brands {

    private static final String READ = Brands.class.getName();

    /** So that not every page waits for a database that is away. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final Site site;

    private volatile BrandSettings last = BrandSettings.NONE;
    private volatile @Nullable Long failedAt;

    Brands(JdbcClient jdbc, MessageSource messages, Site site) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.site = site;
    }

    /** The brand in a language. */
    public Brand in(Locale language) {
        return Brand.of(settings(), messages.getMessage("brand.name", null, language), site.path());
    }

    BrandSettings settings() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return read();
        }
        if (request.getAttribute(READ, RequestAttributes.SCOPE_REQUEST) instanceof BrandSettings known) {
            return known;
        }
        BrandSettings settings = read();
        request.setAttribute(READ, settings, RequestAttributes.SCOPE_REQUEST);
        return settings;
    }

    private BrandSettings read() {
        Long failed = failedAt;
        if (failed != null && System.nanoTime() - failed < PAUSE.toNanos()) {
            return last;
        }
        try {
            last = jdbc.sql("select * from brand where id = 1")
                    .query(BrandSettings.class)
                    .single();
            failedAt = null;
        } catch (DataAccessException failure) {
            if (!DatabaseUnavailableAdvice.causes(failure)) {
                throw failure;
            }
            failedAt = System.nanoTime();
        }
        return last;
    }
}
