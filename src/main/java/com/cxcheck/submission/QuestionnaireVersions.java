package com.cxcheck.submission;

import com.cxcheck.questionnaire.Guide;
import com.cxcheck.questionnaire.InvalidContentException;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Translations;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * All versions of the questionnaire that were ever in use, each with its translations and its guide. Each submission is shown, scored
 * and completed with the version that it was started with.
 *
 * <p>A version is immutable and is cached once it is read. The newest of the questionnaire that {@code cxcheck.questionnaire} names is
 * in use: that of the file, or a later one that was published. A file with the number of a version and other content stops the start.
 */
@Component
public class QuestionnaireVersions {

    private static final Logger log = LoggerFactory.getLogger(QuestionnaireVersions.class);

    private static final long REFRESH_MILLIS = 500;

    private final StoredVersions versions;
    private final Translations translations;
    private final StoredTranslations stored;
    private final StoredGuides guides;
    private final VersionInUse row;
    private final Map<Long, Questionnaire> byId = new ConcurrentHashMap<>();
    private final Map<Questionnaire, Long> ids = new ConcurrentHashMap<>();
    private volatile long inUse;

    QuestionnaireVersions(
            StoredVersions versions,
            @Qualifier(Questionnaire.OF_FILE) Questionnaire ofFile,
            Translations translations,
            StoredTranslations stored,
            StoredGuides guides,
            VersionInUse row) {
        this.versions = versions;
        this.translations = translations;
        this.stored = stored;
        this.guides = guides;
        this.row = row;
        inUse = start(ofFile);
    }

    /**
     * A version.
     *
     * @param firstUsedAt when the program was first started with it, or when it was published
     * @param publishedBy the consultant; null if it came from a file
     * @param reason why it was published; null if it came from a file
     */
    public record Version(
            long id,
            Questionnaire questionnaire,
            Instant firstUsedAt,
            @Nullable String publishedBy,
            @Nullable String reason) {}

    /** Returns the id of the version that is in use, after that of the file was stored if it is new. */
    private long start(Questionnaire ofFile) {
        requireNewVersionNumber(ofFile);
        Optional<Long> known = row.id();
        Optional<Questionnaire> newer = known.map(this::get)
                .filter(version -> version.id().equals(ofFile.id()) && version.version() > ofFile.version());
        if (newer.isPresent()) {
            log.info(
                    "Version {} of {} is in use, which was published after version {} of the file.",
                    newer.get().version(),
                    ofFile.id(),
                    ofFile.version());
            versions.find(ofFile).ifPresent(id -> addTexts(id, ofFile));
            return known.orElseThrow();
        }
        long id = idOf(ofFile);
        addTexts(id, ofFile);
        row.use(id);
        return id;
    }

    /** Adds the languages of the file that its version lacks. */
    private void addTexts(long id, Questionnaire ofFile) {
        // the same instance, for fast comparisons
        byId.put(id, ofFile);
        stored.store(id, ofFile, translations.ofFile());
        guides.fill(translations.guidesOfFile());
        guides.add(id, ofFile, translations.guidesOfFile(), translations.isGuideOfFile(), nextVersion(ofFile));
        translations.add(ofFile, stored.of(id), guides.of(id));
    }

    /**
     * Takes up what was published on any instance; at once after a publication on this one. One at a time, so that none puts back what
     * a later one has read.
     */
    @Scheduled(fixedDelay = REFRESH_MILLIS, scheduler = "questionnaireScheduler")
    public synchronized void refresh() {
        try {
            row.id().ifPresent(id -> {
                get(id);
                inUse = id;
            });
        } catch (DataAccessException failure) {
            log.debug("The version in use could not be read; it is tried again.", failure);
        }
    }

    /** The version in use, which is another one after one was published. */
    public Questionnaire inUse() {
        return get(inUse);
    }

    /** How many answer the version in use at the moment, tests aside. */
    public long underWay() {
        return row.underWay();
    }

    /** The id of the version in use as the database has it, which this instance may take up only in a moment. */
    public long storedIdOfInUse() {
        return row.id().orElse(inUse);
    }

    /**
     * Stores a version and uses it from now on, within the transaction of the caller.
     *
     * @param questionnaire with a new version number
     * @param translated its translations
     * @param madeFrom for each translation the source texts that are others by now, by their place
     * @param guide the original under {@link Locale#ROOT}
     * @param publishedBy the consultant
     * @param reason why
     */
    public long publish(
            Questionnaire questionnaire,
            Map<Locale, Questionnaire> translated,
            Map<Locale, Map<String, String>> madeFrom,
            Map<Locale, Guide> guide,
            String publishedBy,
            String reason) {
        // not cached before the transaction is committed
        long id = versions.findOrInsert(questionnaire);
        versions.setPublication(id, publishedBy, reason);
        stored.store(id, questionnaire, translated);
        madeFrom.forEach((language, texts) -> stored.setMadeFrom(id, language, texts));
        guides.store(id, guide);
        row.use(id);
        return id;
    }

    private void requireNewVersionNumber(Questionnaire questionnaire) {
        List<Long> sameNumber = versions.withNumberOf(questionnaire);
        if (!sameNumber.isEmpty() && sameNumber.stream().map(this::get).noneMatch(questionnaire::equals)) {
            throw new InvalidContentException("cxcheck.questionnaire: version " + questionnaire.version() + " of "
                    + questionnaire.id() + " has been in use with other words or weights; raise the file's version to "
                    + nextVersion(questionnaire) + ", so that what was answered on the old one keeps its own.");
        }
    }

    /** The lowest version number that was not used yet. */
    public int nextVersion(Questionnaire questionnaire) {
        return versions.nextNumber(questionnaire);
    }

    /** The source texts of which a translation of a version was made, where they are others by now, by their place. */
    public Map<String, String> madeFrom(long id, Locale language) {
        return stored.madeFrom(id, language);
    }

    long idOf(Questionnaire questionnaire) {
        return ids.computeIfAbsent(questionnaire, versions::findOrInsert);
    }

    /** Returns the version with an id of the table {@code questionnaire_version}. */
    public Questionnaire get(long id) {
        return byId.computeIfAbsent(id, this::load);
    }

    /** Returns all versions, the latest first. */
    public List<Version> all() {
        return versions.all(this::get);
    }

    private Questionnaire load(long id) {
        Questionnaire questionnaire = versions.get(id);
        ids.putIfAbsent(questionnaire, id);
        translations.add(questionnaire, stored.of(id), guides.of(id));
        return questionnaire;
    }
}
