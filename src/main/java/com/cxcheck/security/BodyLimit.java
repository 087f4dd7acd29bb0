package com.cxcheck.security;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * Bounds the time for a request's body and the threads that wait for bodies, so that slow clients leave threads to others. A body
 * that is complete within {@code prompt}, as nearly all are, needs only a permit to wait.
 *
 * @param deadline from the end of the headers to the end of the body
 * @param silence how long no byte may come
 * @param prompt after this a body is slow
 * @param waiting permits for threads that wait for a body
 * @param slow permits for slow bodies, over all addresses
 * @param slowOf the number of slow bodies of each address that has any
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

    static final int MAX_SLOW = 100;

    static final int MAX_SLOW_PER_ADDRESS = 25;

    /** Threads that never wait for a body. */
    static final int RESERVED_THREADS = 50;

    BodyLimit(int threads, Duration deadline, Duration silence) {
        this(
                deadline,
                silence,
                PROMPT.compareTo(deadline) < 0 ? PROMPT : deadline,
                new Semaphore(Math.max(1, threads - RESERVED_THREADS)),
                new Semaphore(MAX_SLOW),
                new ConcurrentHashMap<>());
    }

    /** Counts a slow body of an address, unless it has too many. */
    boolean beginSlow(String client) {
        if (slowOf.merge(client, 1, Integer::sum) > MAX_SLOW_PER_ADDRESS) {
            endSlow(client);
            return false;
        }
        return true;
    }

    void endSlow(String client) {
        slowOf.computeIfPresent(client, (same, bodies) -> bodies > 1 ? bodies - 1 : null);
    }
}
