package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a dump of PostgreSQL holds of what was deleted, and of rounds. */
@Tag("slow")
class PostgresDeletionTest extends PostgresDumps {

    @Test
    void whatWasDeletedIsInNoDumpThatIsMadeLater() throws Exception {
        try (Server postgres = new Server()) {
            postgres.run("createdb", "cxcheck");
            try (ConfigurableApplicationContext context = start(postgres.url("cxcheck"))) {
                Visitor visitor = visitor(context);
                String result = visitor.walk("B", "unmistakable");
                visitor.keepInTouch(
                        result, Map.of("name", "Unmistakable", "email", "unmistakable@example.com", "consent", "true"));
                String reference = result.substring(result.lastIndexOf('/') + 1);
                assertThat(dump(postgres)).containsIgnoringCase("unmistakable").contains(reference);

                visitor.send(visitor.get("/answers/delete"), Map.of()).redirect();

                assertThat(dump(postgres))
                        .doesNotContainIgnoringCase("unmistakable")
                        .doesNotContain(HexFormat.of().formatHex("unmistakable".getBytes(StandardCharsets.UTF_8)))
                        .doesNotContain(reference);
                assertThat(visitor.get("/privacy").text())
                        .contains("The database overwrites them in its files when it next needs the room.")
                        .contains("Backups that were made before hold them until these are deleted;");
            }
        }
    }

    @Test
    void aDumpTellsNeitherWhatABrowserAnsweredInARoundNorInWhichOrderTheyDid() throws Exception {
        try (Server postgres = new Server()) {
            postgres.run("createdb", "cxcheck");
            try (ConfigurableApplicationContext context = start(postgres.url("cxcheck"))) {
                Visitor owner = visitor(context);
                String result = owner.walk("A", "").replaceFirst("/results/", "");
                String round = owner.send(owner.get("/rounds/new?result=" + result), Map.of("name", "Sealed"))
                        .redirect();
                String invitation =
                        owner.get(round).html().select("#link").val().replaceFirst("https?://[^/]+", "");
                List<String> tokens = new ArrayList<>();
                for (int person = 0; person < 12; person++) {
                    Visitor member = visitor(context);
                    member.send(member.get(invitation), Map.of()).redirect();
                    member.answer(1, 10, person % 2 == 0 ? "A" : "B");
                    member.feedback("Line " + person).redirect();
                    assertThat(member.submit()).isEqualTo(round);
                    tokens.add(member.cookie("visitor"));
                }
                owner.send(owner.get(round + "/close"), Map.of()).redirect();

                String dump = dump(postgres);
                assertThat(dump).contains(round.replaceFirst("/rounds/", ""));
                for (String token : tokens) {
                    assertThat(dump).doesNotContain(token, DigestUtils.sha256Hex(token));
                }
                assertThat(copied(dump, "submission")).as("the owner’s alone").hasSize(1);
                assertThat(copied(dump, "round_voter")).hasSize(12).isSorted();
                assertThat(copied(dump, "round_text").stream().map(row -> Long.valueOf(row.replaceFirst("\t.*", ""))))
                        .hasSize(12)
                        .isSorted();
                assertThat(context.getBean(JdbcClient.class)
                                .sql("select xmin::text from round_voter union select xmin::text from round_text")
                                .query(String.class)
                                .list())
                        .as("transactions that wrote them")
                        .hasSize(1);
            }
        }
    }

    /** The rows of a table in a dump, in which they are in physical order. */
    private static List<String> copied(String dump, String table) {
        int from = dump.indexOf('\n', dump.indexOf("\nCOPY public." + table + " ") + 1) + 1;
        return dump.substring(from, dump.indexOf("\\.", from)).lines().toList();
    }

    /** All rows as text, in which bytes are hexadecimal. */
    private static String dump(Server postgres) throws IOException {
        Path dump = postgres.file("cxcheck.sql");
        postgres.run("pg_dump", "-f", dump.toString(), "cxcheck");
        return Files.readString(dump);
    }
}
