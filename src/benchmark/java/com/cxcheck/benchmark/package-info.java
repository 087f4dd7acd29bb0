/** Measures what docs/performance.md reports: {@code ./mvnw -Pbenchmark verify}. */
@NullMarked
package com.cxcheck.benchmark;

import org.jspecify.annotations.NullMarked;
