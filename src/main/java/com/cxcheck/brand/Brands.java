package com.cxcheck.brand;

import com.cxcheck.operations.DatabaseUnavailableAdvice;
import com.cxcheck.site.Site;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
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

    /** How long what was read is used outside of requests, for example by a task that counts many days. */
    private static final Duration REUSE = Duration.ofSeconds(1);

    /** So that not every page waits for a database that is away. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final Site site;

    private volatile Reading last = new Reading(BrandSettings.NONE, false, System.nanoTime());

    private volatile BrandColours colours = BrandColours.NEUTRAL;

    /**
     * Settings that were read.
     *
     * @param failed whether the database could not be asked again
     * @param at {@link System#nanoTime} of the last try
     */
    private record Reading(BrandSettings settings, boolean failed, long at) {

        boolean isYoungerThan(Duration age) {
            return System.nanoTime() - at < age.toNanos();
        }
    }

    Brands(JdbcClient jdbc, MessageSource messages, Site site) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.site = site;
    }

    /** The brand in a language. */
    public Brand in(Locale language) {
        BrandSettings settings = settings();
        if (!colours.colour().equals(settings.colour())) {
            colours = BrandColours.of(settings.colour());
        }
        return Brand.of(settings, messages.getMessage("brand.name", null, language), colours, site.path());
    }

    /** The zone of all times on pages and in mails: the system's where none is set. */
    ZoneId zone() {
        String id = settings().timeZone();
        try {
            return id.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(id);
        } catch (DateTimeException unknownToThisJavaVersion) {
            return ZoneId.systemDefault();
        }
    }

    BrandSettings settings() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return last.isYoungerThan(REUSE) ? last.settings() : read();
        }
        if (request.getAttribute(READ, RequestAttributes.SCOPE_REQUEST) instanceof BrandSettings known) {
            return known;
        }
        BrandSettings settings = read();
        request.setAttribute(READ, settings, RequestAttributes.SCOPE_REQUEST);
        return settings;
    }

    /** Has the settings read again, also within this request. */
    void forget() {
        last = new Reading(last.settings(), false, System.nanoTime() - REUSE.toNanos());
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.removeAttribute(READ, RequestAttributes.SCOPE_REQUEST);
        }
    }

    private BrandSettings read() {
        Reading former = last;
        if (former.failed() && former.isYoungerThan(PAUSE)) {
            return former.settings();
        }
        try {
            BrandSettings settings = jdbc.sql("select * from brand where id = 1")
                    .query(BrandSettings.class)
                    .single();
            last = new Reading(settings, false, System.nanoTime());
            return settings;
        } catch (DataAccessException failure) {
            if (!DatabaseUnavailableAdvice.causes(failure)) {
                throw failure;
            }
            last = new Reading(former.settings(), true, System.nanoTime());
            return former.settings();
        }
    }
}
