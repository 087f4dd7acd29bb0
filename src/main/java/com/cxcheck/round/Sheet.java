package com.cxcheck.round;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.round.Disclosure.Level;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a closed round shows, and nothing that it doesn't: a block has its spread only if enough people answered for that.
 *
 * @param number how many people answered
 * @param blocks the questions of which something is shown, the largest disagreement first, then in the questionnaire's order
 * @param place the weighted mean of the averages, in whole per cent; empty if no question has one
 */
record Sheet(int number, Level level, List<Block> blocks, OptionalInt place) {

    /** From so many points on people see something differently. */
    static final int APART = 33;

    private static final int SCALE = 100;

    /**
     * Computes the sheet of a tally.
     *
     * @param owner the answers to compare it with; without them it is ordered by how far people are apart
     */
    static Sheet of(Questionnaire questionnaire, FrequencyTable tally, Optional<Answers> owner) {
        List<ChoiceQuestion> questions = questionnaire.choiceQuestions();
        int number = questions.get(0).choices().stream()
                .mapToInt(choice -> tally.count(questions.get(0), choice))
                .sum();
        List<Block> blocks = questions.stream()
                .map(question -> Block.of(
                        question,
                        questions.indexOf(question) + 1,
                        tally,
                        owner.flatMap(answers -> answers.to(question)).filter(Choice::applicable),
                        Level.of(number)))
                .filter(Block::isShown)
                .sorted(Comparator.comparing(Block::level)
                        .thenComparingDouble(Block::disagreement)
                        .reversed()
                        .thenComparingInt(Block::page))
                .toList();
        return new Sheet(number, Level.of(number), blocks, place(blocks));
    }

    private static OptionalInt place(List<Block> blocks) {
        BigInteger weighted = BigInteger.ZERO;
        BigInteger divisor = BigInteger.ONE;
        long weights = 0;
        for (Block block : blocks) {
            if (block.level() == Level.COUNTS) {
                BigInteger answers = BigInteger.valueOf(block.spread().number());
                BigInteger sum = BigInteger.valueOf(
                        block.spread().sum() * block.question().weight());
                weighted = weighted.multiply(answers).add(sum.multiply(divisor));
                divisor = divisor.multiply(answers);
                weights += block.question().weight();
            }
        }
        if (weights == 0) {
            return OptionalInt.empty();
        }
        BigInteger whole = divisor.multiply(BigInteger.valueOf(weights));
        BigInteger two = BigInteger.TWO;
        return OptionalInt.of(
                weighted.multiply(two).add(whole).divide(whole.multiply(two)).intValueExact());
    }

    /** The blocks under one of the headings. */
    public List<Block> under(Finding finding) {
        return blocks.stream()
                .filter(block -> block.level() == Level.COUNTS && block.finding() == finding)
                .toList();
    }

    /** The blocks of which the direction alone is shown. */
    public List<Block> directions() {
        return blocks.stream().filter(block -> block.level() == Level.DIRECTION).toList();
    }

    public boolean hasCounts() {
        return level == Level.COUNTS;
    }

    public List<Finding> findings() {
        return List.of(Finding.values());
    }

    /** The headings, in the order in which they are shown. */
    enum Finding {
        OWNER_HIGHER,
        TEAM_HIGHER,
        DIVIDED,
        AGREED
    }

    /** Where the average is, seen from the owner's answer. */
    enum Direction {
        SAME,
        REACTIVE,
        PROACTIVE
    }

    /**
     * What is shown of a question.
     *
     * @param page the number of the question, from 1
     * @param mostChosen at most two answers, the more frequent first; empty unless counts are shown
     */
    record Block(
            ChoiceQuestion question,
            int page,
            Level level,
            Spread shown,
            FrequencyTable tally,
            Optional<Choice> owner,
            List<Choice> mostChosen) {

        private static final int MAX_CHOSEN = 2;

        static Block of(ChoiceQuestion question, int page, FrequencyTable tally, Optional<Choice> owner, Level limit) {
            Spread spread = Spread.of(question, tally);
            Level level = Level.of(spread.number());
            List<Choice> chosen = question.choices().stream()
                    .filter(choice -> tally.count(question, choice) > 0)
                    .sorted(Comparator.comparingInt((Choice choice) -> tally.count(question, choice))
                            .reversed())
                    .limit(MAX_CHOSEN)
                    .toList();
            Level allowed = level.compareTo(limit) < 0 ? level : limit;
            return new Block(
                    question, page, allowed, spread, tally, owner, allowed == Level.COUNTS ? chosen : List.of());
        }

        boolean isShown() {
            return level == Level.COUNTS || (level == Level.DIRECTION && owner.isPresent());
        }

        /**
         * The answers on the scale.
         *
         * @throws IllegalStateException if only the direction, or nothing, may be shown
         */
        public Spread spread() {
            if (level != Level.COUNTS) {
                throw new IllegalStateException("too few answers");
            }
            return shown;
        }

        /** How many people chose an answer. */
        public int count(Choice choice) {
            spread();
            return tally.count(question, choice);
        }

        private int ownersPlace() {
            return owner.flatMap(choice -> choice.proactive().stream().boxed().findFirst())
                    .orElseThrow();
        }

        public Direction direction() {
            long difference = shown.sum() - (long) ownersPlace() * shown.number();
            return 3 * Math.abs(difference) <= (long) SCALE * shown.number()
                    ? Direction.SAME
                    : difference < 0 ? Direction.REACTIVE : Direction.PROACTIVE;
        }

        /** By how many points people are from the owner's answer on average, or, without one, from each other. */
        double disagreement() {
            return level != Level.COUNTS
                    ? 0
                    : owner.isPresent()
                            ? (double) shown.distances(ownersPlace()) / shown.number()
                            : (double) shown.differences() / shown.pairs();
        }

        /** Rounded half up. */
        public int points() {
            return owner.isPresent() ? Spread.rounded(spread().distances(ownersPlace()), shown.number()) : apart();
        }

        /** By how many points two people who are picked at random are apart on average, rounded half up. */
        public int apart() {
            return Spread.rounded(spread().differences(), shown.pairs());
        }

        public Finding finding() {
            long ahead = owner.isEmpty() ? 0 : (long) ownersPlace() * spread().number() - shown.sum();
            if (Math.abs(ahead) >= (long) APART * shown.number()) {
                return ahead > 0 ? Finding.OWNER_HIGHER : Finding.TEAM_HIGHER;
            }
            return spread().differences() >= APART * shown.pairs() ? Finding.DIVIDED : Finding.AGREED;
        }
    }
}
