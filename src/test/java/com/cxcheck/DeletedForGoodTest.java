package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/**
 * What is left of deleted answers after the night's work, in every file beside the database and in a backup: of each text, of
 * each way of deleting it, in each encoding.
 */
@SuppressWarnings("NullAway.Init") // before each use, a test starts the program
@Tag("slow")
class DeletedForGoodTest {

    @TempDir
    private Path folder;

    /** Words that stand nowhere else. */
    private final Set<String> deleted = new LinkedHashSet<>();

    private String lastSource = "";

    private ConfigurableApplicationContext context;

    private Visitor.Server server;

    private Visitor consultant;

    private JdbcClient jdbc;

    @BeforeEach
    void start() {
        context = SpringApplication.run(
                CxCheckApplication.class,
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("data/cxcheck")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;"
                        + "WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;MAX_COMPACT_TIME=0;TRACE_LEVEL_FILE=0",
                "--cxcheck.backup.folder=" + folder.resolve("backups"),
                "--cxcheck.retention.submitted=100d",
                "--cxcheck.admin.password=correct horse",
                // mails wait for a server that isn't there
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=1",
                "--cxcheck.mail.to=somebody@example.com");
        server = new Visitor.Server(
                "http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
        consultant = Visitor.of(server);
        consultant.signIn("consultant", "correct horse");
        jdbc = context.getBean(JdbcClient.class);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    /** What is deleted is counted anew before the file is rewritten, and both before the backup. */
    private void night() {
        List<String> inOrder = List.of(".Retention", ".StatisticsAggregator", ".Compaction", ".Backup");
        context.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .map(task -> task.getTask().getRunnable())
                .sorted(Comparator.comparingInt((Runnable work) -> IntStream.range(0, inOrder.size())
                        .filter(place -> work.toString().contains(inOrder.get(place)))
                        .findFirst()
                        .orElse(-1)))
                .forEach(Runnable::run);
    }

    private String word(String what) {
        String word = "xq" + deleted.size() + what;
        deleted.add(word);
        return word;
    }

    /** One who writes wherever something can be written, on whom consultants then do so, too. */
    private Submitted submitted() {
        Visitor visitor = Visitor.of(server);
        lastSource = word("source");
        visitor.send(visitor.get("/questions/1?source=" + lastSource), Map.of("choice", "B"))
                .redirect();
        visitor.answer(2, 10, "B");
        visitor.feedback("I think " + word("feedback") + " of it, “naïve” 🙂.").redirect();
        String result = visitor.submit();
        deleted.add(result.substring(result.lastIndexOf('/') + 1).replaceFirst("\\?.*", ""));
        Visitor.Page page = visitor.get(result);
        visitor.sendTo(
                        page.html().select("form[action$='/contact']").attr("action"),
                        page,
                        Map.of(
                                "name",
                                word("name"),
                                "business",
                                word("business"),
                                "email",
                                word("email") + "@example.com",
                                "consent",
                                "true"))
                .redirect();
        String step = page.html().expectFirst(".steps > li > p a").attr("href");
        visitor.sendTo(step, visitor.get(step), Map.of("line", word("intention")))
                .redirect();
        visitor.sendTo(
                        page.html().select("form[action$='/copy']").attr("action"),
                        page,
                        Map.of("address", word("copy") + "@example.com"))
                .redirect();
        long id = jdbc.sql("select max(id) from submission").query(Long.class).single();
        String link = "/admin/submissions/" + id;
        consultantWrites(link, "COLLEAGUES", "tags", word("tag"));
        consultantWrites(link, "COLLEAGUES", "text", word("note"));
        consultantWrites(link, "VISITOR", "text", word("comment"));
        Visitor.Page done = consultant.get(link + "/action-taken");
        consultant
                .sendTo(link + "/action-taken", done, Map.of("actionTaken", word("done")))
                .redirect();
        return new Submitted(visitor, id, link);
    }

    private record Submitted(Visitor visitor, long id, String link) {}

    private void consultantWrites(String link, String recipient, String field, String text) {
        consultant
                .sendTo(link, consultant.get(link), Map.of("recipient", recipient, field, text, "action", "SEND"))
                .redirect();
    }

    private void delete(Visitor who, String page) {
        who.send(who.get(page), Map.of()).redirect();
    }

    private void longAgo(String column, long id) {
        jdbc.sql("update submission set " + column + " = ? where id = ?")
                .params(Timestamp.from(Instant.now().minus(101, ChronoUnit.DAYS)), id)
                .update();
    }

    @Test
    void nothingOfItIsInAnyFileTheNextMorning() throws IOException {
        delete(submitted().visitor(), "/answers/delete");
        delete(consultant, submitted().link() + "/delete");
        delete(
                consultant,
                "/admin/submissions/delete?id=" + submitted().id() + "&id="
                        + submitted().id());
        longAgo("submitted_at", submitted().id());
        // of what a period ends, the numbers of each day stay, by source, as the privacy page says
        deleted.remove(lastSource);
        abandoned();
        Set<String> gone = Set.copyOf(deleted);
        Submitted stays = submitted();
        deleted.retainAll(gone);
        whatStaysIsChanged(stays);

        assertThat(new FileSearch(folder).found(deleted)).as("H2 keeps it").isEqualTo(deleted);
        assertThat(Visitor.of(server).get("/privacy").text())
                .contains("Within a day they are gone from the database’s file, too.")
                .contains("until these are replaced, as a rule 14 days after the deletion;")
                .contains("how many began and finished each day, by the name of the link, stays as a number");
        night();

        assertThat(new FileSearch(folder).found(deleted)).allMatch(DeletedForGoodTest::mayBeAKeyOfAnInnerPage);
        assertThat(consultant.get(stays.link()).text()).contains("This stays");

        context.close();
        assertThat(new FileSearch(folder).found(deleted))
                .as("once stopped")
                .allMatch(DeletedForGoodTest::mayBeAKeyOfAnInnerPage);
        try (Stream<Path> backups = Files.list(folder.resolve("backups"))) {
            assertThat(backups).hasSize(1);
        }
    }

    /**
     * Inner pages of H2's indexes (2.4) keep keys of deleted rows until they are split or merged, and rewriting the file copies
     * pages. Here only the index of the table insight has inner pages, whose keys have a tag and a source.
     */
    private static boolean mayBeAKeyOfAnInnerPage(String word) {
        return word.endsWith("source") || word.endsWith("tag");
    }

    private void abandoned() {
        Visitor visitor = Visitor.of(server);
        visitor.answer(1, 10, "B");
        visitor.feedback(word("unsent")).redirect();
        longAgo(
                "changed_at",
                jdbc.sql("select max(id) from submission").query(Long.class).single());
    }

    private void whatStaysIsChanged(Submitted submitted) {
        consultantWrites(submitted.link(), "VISITOR", "text", word("withdrawn"));
        Elements edit = consultant.get(submitted.link()).html().select("a[href^='" + submitted.link() + "/comments/']");
        String comment = edit.get(0).attr("href");
        consultant
                .sendTo(comment + "/withdraw", consultant.get(comment), Map.of())
                .redirect();
        consultantWrites(submitted.link(), "COLLEAGUES", "tags", word("tagtakenoff"));
        consultantWrites(submitted.link(), "COLLEAGUES", "tags", "");
        consultantWrites(submitted.link(), "COLLEAGUES", "text", "This stays");
    }
}
