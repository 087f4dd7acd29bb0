package com.cxcheck.security;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Records each minute in the audit log how many requests {@link RefusalMetricsValve} has counted since. */
@Component
class RefusalAudit {

    private final AuditTrail auditTrail;
    private final Counter throttled;
    private final Counter forbidden;
    private int throttledBefore;
    private int forbiddenBefore;

    RefusalAudit(AuditTrail auditTrail, MeterRegistry meters) {
        this.auditTrail = auditTrail;
        this.throttled = RefusalMetricsValve.throttled(meters);
        this.forbidden = RefusalMetricsValve.forbidden(meters);
    }

    @Scheduled(fixedDelayString = "PT1M")
    synchronized void record() {
        throttledBefore = record(AuditedAction.REQUESTS_THROTTLED, throttled, throttledBefore);
        forbiddenBefore = record(AuditedAction.REQUESTS_REFUSED, forbidden, forbiddenBefore);
    }

    private int record(AuditedAction action, Counter counter, int before) {
        int now = (int) counter.count();
        if (now > before) {
            auditTrail.count(AuditTrail.ANYBODY, action, "", now - before);
        }
        return now;
    }
}
