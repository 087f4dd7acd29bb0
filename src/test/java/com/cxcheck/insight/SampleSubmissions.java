package com.cxcheck.insight;

import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.Respondents;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.SubmissionSubmitted;
import com.cxcheck.submission.Submissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.context.ApplicationEventPublisher;

/** 304 submissions of thirteen weeks from nine sources, as many as a small consultancy has. */
record SampleSubmissions(
        Submissions submissions, ApplicationEventPublisher events, Questionnaire questionnaire, Clock clock) {

    private static final List<String> WORDS = List.of(
            "I did not understand question 7 on first reading. Accountable to whom?",
            "It made me realise that the accounts department is part of the experience.",
            "We had a rush of returns after Black Friday and nobody felt responsible. That is exactly question 2.");

    void add() {
        Map<String, Integer> sources = new LinkedHashMap<>();
        sources.put("", 84);
        sources.put("retail-newsletter", 43);
        sources.put("retail-expo-2026", 37);
        sources.put("newsletter-september", 30);
        sources.put("chamber", 30);
        sources.put("workshop-leeds", 24);
        sources.put("linkedin", 22);
        sources.put("retail-shop-counter-qr", 18);
        sources.put("podcast_ep12", 16);
        Random random = new Random(16);
        sources.forEach((source, number) -> {
            for (int i = 0; i < number; i++) {
                Instant end = clock.instant().minus(Duration.ofMinutes(5 + random.nextInt(90 * 24 * 60)));
                add(source, end, random, source.startsWith("retail") ? .3 : .55);
            }
        });
        for (int i = 0; i < 26; i++) {
            abandon(clock.instant().minus(Duration.ofHours(2 + random.nextInt(29 * 24))), random);
        }
    }

    Submission add(String source, Instant end, Random random, double leaning) {
        Submission submission =
                new Submission(Respondents.another(), 1, questionnaire, end.minusSeconds(120 + random.nextInt(480)));
        if (!source.isEmpty()) {
            submission.setSource(new Source(source));
        }
        double own = Math.max(0, Math.min(1, leaning + random.nextGaussian() / 4));
        questionnaire
                .choiceQuestions()
                .forEach(question -> submission.answer(question, choose(question, own, random), end));
        if (random.nextInt(3) == 0) {
            submission.giveFeedback(WORDS.get(random.nextInt(3)), end);
        }
        submission.submit(end);
        if (random.nextInt(3) == 0) {
            submission.setContact(new Contact(null, "Foxglove Solicitors", "a@example.org", null, null, end));
        }
        Submission saved = submissions.save(submission);
        events.publishEvent(new SubmissionSubmitted(saved.id(), end));
        return saved;
    }

    private void abandon(Instant end, Random random) {
        Submission submission = new Submission(Respondents.another(), 1, questionnaire, end.minusSeconds(60));
        questionnaire
                .choiceQuestions()
                .subList(0, 1 + random.nextInt(10))
                .forEach(question -> submission.answer(question, choose(question, .5, random), end));
        submissions.save(submission);
    }

    private static Choice choose(ChoiceQuestion question, double leaning, Random random) {
        List<Choice> choices = question.choices();
        Choice chosen = choices.get(random.nextInt(choices.size()));
        Choice other = choices.get(random.nextInt(choices.size()));
        return distance(other, leaning) < distance(chosen, leaning) ? other : chosen;
    }

    private static double distance(Choice choice, double leaning) {
        return choice.proactive().isEmpty() ? .6 : Math.abs(choice.proactive().getAsInt() / 100.0 - leaning);
    }
}
