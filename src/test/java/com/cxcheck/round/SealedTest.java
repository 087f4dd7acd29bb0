package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.inbox.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What a round leaves elsewhere: nothing. */
@AppTest
@SignedInConsultant
@ExtendWith(OutputCaptureExtension.class)
@Tag("slow")
class SealedTest {

    @Autowired
    protected MockMvcTester mvc;

    @Autowired
    protected JdbcClient jdbc;

    protected Voters voters;
    protected Visitor owner;
    protected String round;
    protected String invitation;

    @BeforeEach
    void aRound() {
        Population.clear(jdbc);
        jdbc.sql("delete from mail").update();
        voters = new Voters(() -> new Visitor(mvc));
        owner = new Visitor(mvc);
        round = Voters.open(owner, owner.walk("A", ""), "Sealed");
        invitation = Voters.invitation(owner, round);
    }

    private List<String> consultantsPages() {
        Visitor consultant = new Visitor(mvc);
        List<String> pages = new ArrayList<>();
        for (String path : List.of("/admin", "/admin/feedback", "/admin/submissions?q=sealedword", "/admin/insight")) {
            pages.add(consultant
                    .get(path)
                    .html()
                    .select("main")
                    .html()
                    .replaceAll("name=\"(_csrf|asOf)\" value=\"[^\"]*\"", ""));
        }
        pages.add(consultant.download("/admin/submissions.csv").body());
        return pages;
    }

    @Test
    void listsCountsSearchFiguresAndExportsAreUnchangedByARoundOfAHundred() {
        List<String> before = consultantsPages();

        for (int person = 0; person < 100; person++) {
            voters.answer(invitation, person % 2 == 0 ? "A" : "B", "sealedword").submit();
        }
        voters.join(invitation).answer(1, 4, "A");
        List<String> open = consultantsPages();
        Voters.close(owner, round);

        assertThat(open).containsExactlyElementsOf(before);
        assertThat(consultantsPages()).containsExactlyElementsOf(before);
        assertThat(jdbc.sql("select count(*) from mail").query(Integer.class).single())
                .isZero();
    }

    @Test
    void logsAndTheAuditLogHoldNoCodeNoTokenAndNoAnswer(CapturedOutput output) {
        Visitor member = voters.answer(invitation, "B", "A line that nobody may see");
        String token = member.cookie("visitor");
        member.submit();
        Voters.close(owner, round);

        String audit = String.join(
                "\n",
                jdbc.sql("select subject from audit_event").query(String.class).list());
        for (String log : List.of(output.getAll(), audit)) {
            assertThat(log)
                    .doesNotContain(
                            invitation.substring("/join/".length()),
                            invitation.substring("/join/".length()).replace("-", ""),
                            token,
                            DigestUtils.sha256Hex(token),
                            round.substring(Round.PATH.length()),
                            "A line that nobody may see");
        }
    }

    @Test
    void aDumpHoldsNeitherTheWalkNorTheTokenAndNoOrder() {
        List<String> tokens = new ArrayList<>();
        for (int person = 0; person < 12; person++) {
            Visitor member = voters.answer(invitation, person % 2 == 0 ? "A" : "B", "Line " + (char) ('a' + person));
            tokens.add(member.cookie("visitor"));
            member.submit();
        }
        Voters.close(owner, round);

        String dump = dump();
        for (String token : tokens) {
            assertThat(dump).doesNotContain(token, DigestUtils.sha256Hex(token));
        }
        List<String> voted = rows("token_hash", "round_voter");
        assertThat(voted).hasSize(12).isSorted();
        assertThat(rows("text", "round_text")).hasSize(12);
        assertThat(rows("id", "round_text").stream().map(Long::valueOf)).isSorted();
    }

    /** The values of a round's rows in the order in which the database has stored them. */
    protected List<String> rows(String column, String table) {
        return jdbc.sql("select " + column + " from " + table
                        + " where round_id = (select id from round where reference = ?) order by _rowid_")
                .param(round.substring(Round.PATH.length()))
                .query(String.class)
                .list();
    }

    /** All tables as text. */
    protected String dump() {
        return String.join("\n", jdbc.sql("script").query(String.class).list());
    }
}

/** The same on PostgreSQL, with the physical order and transaction ids of rows. */
@PostgresTest
class SealedOnPostgresTest extends SealedTest {

    @Override
    protected List<String> rows(String column, String table) {
        Map<String, Object> round = jdbc.sql("select id from round where reference = ?")
                .param(this.round.substring(Round.PATH.length()))
                .query()
                .singleRow();
        assertThat(jdbc.sql("select count(distinct xmin::text) from " + table + " where round_id = ?")
                        .param(round.get("id"))
                        .query(Integer.class)
                        .single())
                .as("transactions that wrote %s", table)
                .isEqualTo(1);
        return jdbc.sql("select " + column + " from " + table + " where round_id = ? order by ctid")
                .param(round.get("id"))
                .query(String.class)
                .list();
    }

    @Override
    protected String dump() {
        List<String> tables = jdbc.sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list();
        List<String> rows = new ArrayList<>();
        for (String table : tables) {
            rows.addAll(jdbc.sql("select row_to_json(t)::text from \"" + table + "\" t")
                    .query(String.class)
                    .list());
        }
        return String.join("\n", rows);
    }
}
