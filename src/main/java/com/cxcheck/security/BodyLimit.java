package com.cxcheck.security;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * How long the body of a request may take, and how many threads may wait for bodies, so that slow senders leave threads to
 * others. A body that is there within a second, as nearly all are, meets only the bound on threads.
 *
 * @param deadline from the end of a request's head to the end of its body, however little by little it comes
 * @param silence for how long nothing of it may come
 * @param prompt within this a body is none of a slow sender's
 * @param waiting permits for the threads that wait for a body
 * @param slow permits for the bodies that take longer than {@code prompt}
 * @param slowOf how many of the latter each address has, only of those that have any
 */
record BodyLimit(
        Duration deadline,
        Duration silence,
        Duration prompt,
        Semaphore waiting,
        Semaphore slow,
        ConcurrentMap<String, Integer> slowOf) {

    static final Duration DEADLINE = Duration.ofSeconds(30);
    static final Duration PROMPT = Duration.ofSeconds(1);

    /** Over all addresses. */
    static final int SLOW = 100;

    static final int SLOW_OF_AN_ADDRESS = 25;

    /** Threads that no body keeps waiting: they are for pages, and for forms that come at once. */
    static final int OTHERS = 50;

    BodyLimit(int threads, Duration deadline, Duration silence) {
        this(
                deadline,
                silence,
                PROMPT.compareTo(deadline) < 0 ? PROMPT : deadline,
                new Semaphore(Math.max(1, threads - OTHERS)),
                new Semaphore(SLOW),
                new ConcurrentHashMap<>());
    }

    /** Takes one of the address's own permits for a slow body, if one is left. */
    boolean beginSlow(String sender) {
        if (slowOf.merge(sender, 1, Integer::sum) > SLOW_OF_AN_ADDRESS) {
            endSlow(sender);
            return false;
        }
        return true;
    }

    void endSlow(String sender) {
        slowOf.computeIfPresent(sender, (same, bodies) -> bodies > 1 ? bodies - 1 : null);
    }
}
