package com.cxcheck.inbox;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names, and texts in which a few words are common and most are rare. */
record InventedTexts(Luck luck) {

    /** The more common first. */
    private static final String[] VOCABULARY = """
            customers we our the to a team and of it is service in experience what for this was questions helped with not staff
            that how on now feedback about more every journey think time business department manager people complaint answer
            like would read know see made understand difference useful first between before when they them have has
            talk meeting phone call email website order delivery invoice refund repair price quality training budget policy
            assignee sales marketing operations legal finance warehouse support desk shop store office branch region head colleague
            apprentice guest patient client member visitor supplier driver courier technician receptionist engineer designer
            happy angry tired proud surprised honest clear simple quick slow late early careful friendly patient rude busy calm
            listen ask write show tell learn teach share plan measure improve change fix prevent promise follow explain
            remember forget repeat return cancel renew buy sell book wait queue search find lose keep leave stay
            week month quarter year morning evening weekend season summer winter spring autumn holiday launch opening anniversary
            survey score chart map story example checklist template workshop course book article video podcast newsletter
            app chat portal account login password form button screen tablet kiosk printer label parcel box shelf counter
            bread cake coffee tea wine cheese flower garden furniture kitchen bathroom carpet curtain paint tile roof window
            bicycle car tyre engine garage train flight hotel room bed breakfast spa gym pool beach museum theatre ticket
            school teacher pupil parent nurse doctor clinic pharmacy dentist insurance claim bank loan mortgage tax lawyer notary
            leather wool cotton linen silk denim jacket shoe dress button zip needle tailor fitting mirror changing
            hammer drill ladder screw timber plank crane scaffold concrete brick gravel permit inspector safety helmet glove
            farm tractor harvest barn orchard apple pear plum cherry honey egg milk butter cream lamb market stall basket
            river bridge harbour ferry island lighthouse mountain valley forest meadow village castle tower square fountain
            violin piano guitar drum choir concert festival stage lamp curtain costume actor poet novel library archive
            comet meteor orbit rocket balloon telescope compass anchor lantern quill parchment abacus hourglass kaleidoscope
            walrus otter heron falcon badger hedgehog squirrel dragonfly beetle salmon trout lobster oyster seahorse zeppelin
            """.trim().split("\\s+");

    private static final String[] TRADES = {
        "Bakery", "Garage", "Hotel", "Clinic", "Studio", "Furniture", "Logistics", "Insurance", "Travel", "Software",
        "Catering", "Fashion", "Books", "Flowers", "Cycles", "Dental", "Energy", "Print", "Foods", "Interiors"
    };

    private static final String[] SYLLABLES = {
        "ba", "ber", "cor", "dan", "el", "fen", "gar", "hol", "in", "jor", "kel", "lin", "mar", "nor", "os", "pet",
        "quin", "ros", "sam", "tor", "ul", "ver", "wen", "xan", "yor", "zim"
    };

    String name() {
        String name = luck.any(SYLLABLES) + luck.any(SYLLABLES) + (luck.chance(0.5) ? luck.any(SYLLABLES) : "");
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    String business() {
        return name() + " " + luck.any(TRADES) + " " + luck.any("Ltd", "& Sons", "GmbH", "Group");
    }

    String text(int length) {
        return IntStream.range(0, length)
                        .mapToObj(i -> VOCABULARY[
                                (int) (VOCABULARY.length
                                        * Math.pow(luck.random().nextDouble(), 3))])
                        .collect(Collectors.joining(" "))
                + ".";
    }
}
