package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.Require.that;

import java.util.ArrayList;
import java.util.List;

/**
 * The questions, their weights and their meanings, in the order in which they are asked. One that exists is sound: every
 * text is there, every id is unique, every theme has a question, and the bands cover the scale without a gap.
 *
 * @param version raised by the author whenever wording or weights change; 1 to 999,999,999
 * @param introduction one paragraph or more, with a line end between two
 * @param bands from the lowest to the highest; together they cover 0 to 100
 * @param questions the scored ones and then, at the end, the one for free text
 */
public record Questionnaire(
        String id,
        int version,
        String title,
        String tagline,
        String introduction,
        Contrast contrast,
        List<Theme> themes,
        List<Band> bands,
        List<Question> questions) {

    private static final int LATEST_VERSION = 999_999_999;

    public Questionnaire {
        Require.id(id, "the questionnaire");
        that(
                version >= 1 && version <= LATEST_VERSION,
                "version is " + version + "; it has to be a whole number from 1 to " + LATEST_VERSION);
        title = Require.line(title, "the questionnaire", "title");
        tagline = Require.line(tagline, "the questionnaire", "tagline");
        introduction = Require.paragraphs(introduction, "the questionnaire", "introduction");
        Require.present(contrast, "the questionnaire", "contrast");
        themes = Require.some(themes, "the questionnaire", "themes");
        bands = Require.some(bands, "the questionnaire", "bands");
        questions = Require.some(questions, "the questionnaire", "questions");

        Require.distinct(themes, Theme::id, "themes");
        Require.distinct(bands, Band::id, "bands");
        Require.distinct(questions, Question::id, "questions");
        checkThatBandsLeaveNoGap(bands);
        checkThatThemesAndQuestionsMatch(themes, choiceQuestions(questions));
        checkThatFeedbackIsAskedLast(questions);
        that(
                choiceQuestions(questions).stream().anyMatch(ChoiceQuestion::alwaysApplies),
                "questions: each has an answer that doesn't apply, which can leave nothing to score");
    }

    private static void checkThatBandsLeaveNoGap(List<Band> bands) {
        Band lowest = bands.get(0);
        that(
                lowest.from() == 0,
                "band " + lowest.id() + ": from is " + lowest.from() + ", which leaves the scores below without a band;"
                        + " the first band starts from 0");
        for (int i = 1; i < bands.size(); i++) {
            Band band = bands.get(i);
            that(
                    band.from() > bands.get(i - 1).from(),
                    "band " + band.id() + ": from is " + band.from() + "; it has to be more than the "
                            + bands.get(i - 1).from() + " of the band before it");
        }
    }

    private static void checkThatThemesAndQuestionsMatch(List<Theme> themes, List<ChoiceQuestion> questions) {
        for (ChoiceQuestion question : questions) {
            that(
                    themes.stream().anyMatch(theme -> theme.id().equals(question.theme())),
                    "question " + question.id() + ": there is no theme " + question.theme() + "; the themes are "
                            + String.join(", ", themes.stream().map(Theme::id).toList()));
        }
        for (Theme theme : themes) {
            that(
                    questions.stream().anyMatch(question -> question.theme().equals(theme.id())),
                    "theme " + theme.id() + " has no question; give it one or remove it");
        }
    }

    private static void checkThatFeedbackIsAskedLast(List<Question> questions) {
        long texts = questions.stream().filter(TextQuestion.class::isInstance).count();
        that(
                texts == 1 && questions.get(questions.size() - 1) instanceof TextQuestion,
                "questions: exactly one has the type text, and it is the last one; found " + texts);
    }

    private static List<ChoiceQuestion> choiceQuestions(List<Question> questions) {
        return questions.stream()
                .filter(ChoiceQuestion.class::isInstance)
                .map(ChoiceQuestion.class::cast)
                .toList();
    }

    /**
     * Reads a questionnaire.
     *
     * @param name what messages call the text, such as its file's name
     * @throws RuntimeException if it is not sound, with a sentence for its author that names the place and the mistake
     */
    public static Questionnaire parse(String name, String yaml) {
        return new ContentFile(name, yaml).read(Questionnaire.class);
    }

    /** This questionnaire as a text that {@link #parse} reads; equal ones give equal texts. */
    public String yaml() {
        return ContentFile.write(this);
    }

    /** All of it but the words, line by line, which a translation has in common with it. */
    List<String> outline() {
        List<String> lines = new ArrayList<>();
        lines.add("id " + id);
        lines.add("version " + version);
        themes.forEach(theme -> lines.add("theme " + theme.id()));
        bands.forEach(band -> lines.add("band " + band.id() + " from " + band.from()));
        for (ChoiceQuestion question : choiceQuestions()) {
            String name = "question " + question.id();
            lines.add(name + " of theme " + question.theme() + " with weight " + question.weight());
            for (Choice choice : question.choices()) {
                lines.add(name + ", answer " + choice.id() + " with "
                        + (choice.proactive().isPresent()
                                ? "proactive " + choice.proactive().getAsInt()
                                : "applicable false"));
            }
        }
        lines.add("question " + feedbackQuestion().id() + " with max_length "
                + feedbackQuestion().maxLength());
        return lines;
    }

    /** The questions that count, in the order in which they are asked. */
    public List<ChoiceQuestion> choiceQuestions() {
        return choiceQuestions(questions);
    }

    /** The last question, for free text. */
    public TextQuestion feedbackQuestion() {
        return (TextQuestion) questions.get(questions.size() - 1);
    }

    /** Whether every question that counts is answered. */
    public boolean isCompletedBy(Answers answers) {
        return choiceQuestions().stream()
                .allMatch(question -> answers.to(question).isPresent());
    }

    /**
     * The band that a score belongs to.
     *
     * @param score 0 to 100
     */
    public Band bandOf(int score) {
        Band found = bands.get(0);
        for (Band band : bands) {
            if (band.from() <= score) {
                found = band;
            }
        }
        return found;
    }

    /** What the two ends of the scale look like from inside a business. */
    public record Contrast(String reactive, String proactive) {

        public Contrast {
            reactive = Require.line(reactive, "contrast", "reactive");
            proactive = Require.line(proactive, "contrast", "proactive");
        }
    }

    /** Questions that belong together. */
    public record Theme(String id, String name, String about) {

        public Theme {
            Require.id(id, "a theme");
            name = Require.line(name, "theme " + id, "name");
            about = Require.line(about, "theme " + id, "about");
        }
    }

    /**
     * A stretch of the scale that has a name.
     *
     * @param from the lowest score that belongs to it, 0 to 100; it reaches up to the next band
     */
    public record Band(String id, int from, String name, String headline, String meaning) {

        public Band {
            Require.id(id, "a band");
            that(from >= 0 && from <= 100, "band " + id + ": from is " + from + "; it has to be from 0 to 100");
            name = Require.line(name, "band " + id, "name");
            headline = Require.line(headline, "band " + id, "headline");
            meaning = Require.paragraphs(meaning, "band " + id, "meaning");
        }
    }
}
