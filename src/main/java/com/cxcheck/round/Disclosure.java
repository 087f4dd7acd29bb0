package com.cxcheck.round;

/**
 * How many people have to have answered before anything of their answers is shown. The pages promise this to those who answer, so
 * no setting lowers it.
 */
final class Disclosure {

    /** From here on the direction is shown, compared with the answer of the owner. */
    static final int DIRECTION = 3;

    /** From here on it is shown how many chose each answer, and what they wrote. */
    static final int COUNTS = 5;

    private Disclosure() {}

    /** What is shown of so many answers. */
    enum Level {
        NOTHING,
        DIRECTION,
        COUNTS;

        static Level of(int answers) {
            return answers >= Disclosure.COUNTS ? COUNTS : answers >= Disclosure.DIRECTION ? DIRECTION : NOTHING;
        }
    }
}
