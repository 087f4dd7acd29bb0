package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.Require.that;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A version of the questionnaire. The constructor guarantees that no text is missing, ids are unique, every theme has a
 * question, and the bands cover the scale without a gap.
 *
 * @param version 1 to 999,999,999; raised by the author whenever texts or weights change
 * @param language a BCP 47 tag; where the author gives none, {@link #languageTag} may still be known
 * @param introduction paragraphs separated by line feeds
 * @param bands by ascending score
 * @param questions the scored ones in the order in which they are asked, then the one for free text
 * @param beforeQuestion the id of the scored question that asks what people knew before, if there is one
 */
public record Questionnaire(
        String id,
        int version,
        Optional<String> language,
        String title,
        String tagline,
        String introduction,
        Contrast contrast,
        List<Theme> themes,
        List<Band> bands,
        List<Question> questions,
        Optional<String> beforeQuestion) {

    /** The name of the bean that is read from the file when the program starts; the other bean is the one in use. */
    public static final String OF_FILE = "questionnaireOfFile";

    private static final int MAX_VERSION = 999_999_999;

    public Questionnaire {
        Require.id(id, Subject.QUESTIONNAIRE);
        Require.range(version, 1, MAX_VERSION, Subject.NONE, "version", "content.mistake.wholeRange");
        language.ifPresent(Require::languageTag);
        title = Require.line(title, Subject.QUESTIONNAIRE, "title");
        tagline = Require.line(tagline, Subject.QUESTIONNAIRE, "tagline");
        introduction = Require.paragraphs(introduction, Subject.QUESTIONNAIRE, "introduction");
        Require.present(contrast, Subject.QUESTIONNAIRE, "contrast");
        themes = Require.some(themes, Subject.QUESTIONNAIRE, "themes");
        bands = Require.some(bands, Subject.QUESTIONNAIRE, "bands");
        questions = Require.some(questions, Subject.QUESTIONNAIRE, "questions");
        Require.distinct(themes, Theme::id, Subject.list("themes"));
        Require.distinct(bands, Band::id, Subject.list("bands"));
        Require.distinct(questions, Question::id, Subject.list("questions"));
        requireContiguous(bands);
        requireMatching(themes, choiceQuestions(questions));
        requireFeedbackLast(questions);
        that(
                choiceQuestions(questions).stream().anyMatch(ChoiceQuestion::alwaysApplies),
                Subject.list("questions").mistake("", "content.mistake.nothingToScore"));
        String before = beforeQuestion.orElse(null);
        that(
                before == null
                        || choiceQuestions(questions).stream()
                                .anyMatch(question -> question.id().equals(before)),
                Subject.NONE.mistake("before_question", "content.mistake.before", ContentMistake.quoted(before)));
    }

    private static void requireContiguous(List<Band> bands) {
        Band lowest = bands.get(0);
        that(
                lowest.from() == 0,
                Subject.entry("bands", lowest.id()).mistake("from", "content.mistake.gap", lowest.from()));
        for (int i = 1; i < bands.size(); i++) {
            Band band = bands.get(i);
            int before = bands.get(i - 1).from();
            that(
                    band.from() > before,
                    Subject.entry("bands", band.id()).mistake("from", "content.mistake.order", band.from(), before));
        }
    }

    private static void requireMatching(List<Theme> themes, List<ChoiceQuestion> questions) {
        List<String> ids = themes.stream().map(Theme::id).toList();
        for (ChoiceQuestion question : questions) {
            that(
                    ids.contains(question.theme()),
                    Subject.entry("questions", question.id())
                            .mistake("theme", "content.mistake.noTheme", question.theme(), String.join(", ", ids)));
        }
        for (Theme theme : themes) {
            that(
                    questions.stream().anyMatch(question -> question.theme().equals(theme.id())),
                    Subject.entry("themes", theme.id()).mistake("", "content.mistake.noQuestion"));
        }
    }

    private static void requireFeedbackLast(List<Question> questions) {
        long texts = questions.stream().filter(TextQuestion.class::isInstance).count();
        that(
                texts == 1 && questions.get(questions.size() - 1) instanceof TextQuestion,
                Subject.list("questions").mistake("", "content.mistake.freeText", texts));
    }

    private static List<ChoiceQuestion> choiceQuestions(List<Question> questions) {
        return questions.stream()
                .filter(ChoiceQuestion.class::isInstance)
                .map(ChoiceQuestion.class::cast)
                .toList();
    }

    /**
     * Parses YAML.
     *
     * @param name what messages call it, such as the file's name
     * @throws InvalidContentException with a sentence that names the place and the mistake
     */
    public static Questionnaire parse(String name, String yaml) {
        return new ContentFile(name, yaml).read(Questionnaire.class);
    }

    /** The YAML that {@link #parse} reads; equal questionnaires have equal YAML. */
    public String yaml() {
        return ContentFile.write(this);
    }

    /** What a translation must have in common, see {@link Translations#requireSameOutline}. */
    List<String> outline() {
        List<String> lines = new ArrayList<>();
        lines.add("id " + id);
        lines.add("version " + version);
        themes.forEach(theme -> lines.add("theme " + theme.id()));
        bands.forEach(band -> lines.add("band " + band.id() + " from " + band.from()));
        choiceQuestions().forEach(question -> lines.addAll(question.outline()));
        lines.add("question " + feedbackQuestion().id() + " with max_length "
                + feedbackQuestion().maxLength());
        lines.add("before_question " + beforeQuestion.orElse("none"));
        return lines;
    }

    /** The scored questions, in the order in which they are asked. */
    public List<ChoiceQuestion> choiceQuestions() {
        return choiceQuestions(questions);
    }

    /** The sum of all weights. */
    public int weights() {
        return choiceQuestions().stream().mapToInt(ChoiceQuestion::weight).sum();
    }

    /** The largest difference of two scores, in whole points, that a single answer can make. */
    public int pointsOfOneAnswer() {
        return Change.pointsOfOneAnswer(this);
    }

    /** By how many points of the score, rounded half up, an answer to a question can move it if all questions apply. */
    public int maxPoints(ChoiceQuestion question) {
        return new Result.Sum(100L * question.weight(), weights()).rounded();
    }

    public TextQuestion feedbackQuestion() {
        return (TextQuestion) questions.get(questions.size() - 1);
    }

    /**
     * Returns the BCP 47 tag that the author gives, or else that of the only language with such letters.
     *
     * @param otherwise the language if there are several with such letters
     */
    public String languageTag(Locale otherwise) {
        return language.or(() -> Writing.language(sample())).orElseGet(otherwise::toLanguageTag);
    }

    /** The direction in which it is written as a value of HTML's attribute dir: ltr or rtl. */
    public String direction() {
        return Writing.isRightToLeft(sample()) ? "rtl" : "ltr";
    }

    private String sample() {
        return title + tagline + questions.get(0).text();
    }

    /** About how many minutes it takes to answer all questions, by {@link ReadingTime}; at least 1. */
    public int minutes() {
        return ReadingTime.of(this).minutes();
    }

    /** Whether every scored question is answered. */
    public boolean isCompletedBy(Answers answers) {
        return choiceQuestions().stream()
                .allMatch(question -> answers.to(question).isPresent());
    }

    /** Returns the band with an id, which has to be that of one of them. */
    public Band band(String bandId) {
        return bands.stream()
                .filter(band -> band.id().equals(bandId))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the band of a score, 0 to 100. */
    public Band bandOf(int score) {
        Band found = bands.get(0);
        for (Band band : bands) {
            if (band.from() <= score) {
                found = band;
            }
        }
        return found;
    }

    public record Theme(String id, String name, String about) {

        public Theme {
            Require.id(id, Subject.anEntry("themes"));
            Subject theme = Subject.entry("themes", id);
            name = Require.line(name, theme, "name");
            about = Require.line(about, theme, "about");
        }
    }

    /**
     * A named range of scores.
     *
     * @param from the lowest score, 0 to 100; the next band begins after the highest
     */
    public record Band(String id, int from, String name, String headline, String meaning) {

        public Band {
            Require.id(id, Subject.anEntry("bands"));
            Subject band = Subject.entry("bands", id);
            Require.range(from, 0, 100, band, "from");
            name = Require.line(name, band, "name");
            headline = Require.line(headline, band, "headline");
            meaning = Require.paragraphs(meaning, band, "meaning");
        }
    }
}
