package com.cxcheck.insight;

/**
 * A mean, or a share in per cent, which is rounded once: when it is shown.
 *
 * @param sum of the values
 * @param of how many values there are
 */
record Mean(double sum, long of) {

    /** More than all errors of binary fractions, so that a half is rounded up and not down. */
    private static final double EPSILON = 1e-7;

    public boolean known() {
        return of > 0;
    }

    double exact() {
        return of == 0 ? 0 : sum / of;
    }

    /** Rounded half up; 0 if it is not known. */
    public int rounded() {
        return (int) Math.floor(exact() + 0.5 + EPSILON);
    }
}
