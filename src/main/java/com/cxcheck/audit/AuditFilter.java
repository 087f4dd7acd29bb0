package com.cxcheck.audit;

import com.cxcheck.input.Dates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which events of the audit log are shown. An empty text or a null date means all.
 *
 * @param who an actor, or the account that somebody failed to sign in to
 * @param what the name of an {@link AuditedAction}
 * @param from the first day
 * @param to the last day, inclusive
 */
record AuditFilter(
        String who,
        String what,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** The longest name. */
    private static final int MAX_LENGTH = 100;

    private static final Instant ALWAYS_BEFORE =
            LocalDate.of(1, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private static final Instant ALWAYS_AFTER =
            LocalDate.of(9999, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

    AuditFilter {
        who = who == null || who.length() > MAX_LENGTH ? "" : who.strip();
        what = what == null || !isAction(what) ? "" : what;
        from = from == null ? null : Dates.clamp(from);
        to = to == null ? null : Dates.clamp(to);
    }

    private static boolean isAction(String name) {
        return EnumSet.allOf(AuditedAction.class).stream()
                .anyMatch(action -> action.name().equals(name));
    }

    public boolean isEmpty() {
        return parameters().isEmpty();
    }

    Set<AuditedAction> actions() {
        return what.isEmpty() ? EnumSet.allOf(AuditedAction.class) : EnumSet.of(AuditedAction.valueOf(what));
    }

    Instant begin(ZoneId zone) {
        return from == null ? ALWAYS_BEFORE : from.atStartOfDay(zone).toInstant();
    }

    /** Exclusive. */
    Instant end(ZoneId zone) {
        return to == null ? ALWAYS_AFTER : to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("who", who);
        parameters.put("what", what);
        parameters.put("from", from == null ? "" : from);
        parameters.put("to", to == null ? "" : to);
        parameters.values().removeIf(""::equals);
        return parameters;
    }

    /** The path with this filter as its query. */
    public String url(String path, int page) {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath(path);
        Map<String, Object> parameters = parameters();
        if (page > 1) {
            parameters.put("page", page);
        }
        parameters.keySet().forEach(name -> url.queryParam(name, "{" + name + "}"));
        return url.encode().buildAndExpand(parameters).toUriString();
    }
}
