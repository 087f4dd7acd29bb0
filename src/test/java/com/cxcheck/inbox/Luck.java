package com.cxcheck.inbox;

import java.util.Random;

/** Decides by chance. */
record Luck(Random random) {

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    String any(String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
