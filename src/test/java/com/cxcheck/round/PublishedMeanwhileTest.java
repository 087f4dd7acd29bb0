package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.CxCheckApplication;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

/** A round that is open while the program is stopped and started again with another questionnaire. */
@Tag("application")
@Tag("slow")
class PublishedMeanwhileTest {

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext start(int version) throws IOException {
        Files.writeString(
                folder.resolve("shop.yaml"),
                new ClassPathResource("questionnaires/shop-" + version + ".yaml")
                        .getContentAsString(StandardCharsets.UTF_8));
        return SpringApplication.run(
                CxCheckApplication.class,
                "--server.port=0",
                "--cxcheck.questionnaire=" + folder.resolve("shop.yaml"),
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("cxcheck")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;TRACE_LEVEL_FILE=0");
    }

    private static Visitor.Server server(ConfigurableApplicationContext context) {
        return new Visitor.Server("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    private static Visitor join(Visitor.Server server, String invitation) {
        Visitor member = Visitor.of(server);
        member.send(member.get(invitation), Map.of()).redirect();
        return member;
    }

    @Test
    void itKeepsItsVersionItsAnswersAndTheWalksThatAreUnderWay() throws IOException {
        List<Visitor> browsers = new ArrayList<>();
        Visitor owner;
        Visitor underWay;
        String round;
        String invitation;
        try (ConfigurableApplicationContext first = start(1)) {
            owner = Visitor.of(server(first));
            owner.answer(1, "mostly").redirect();
            owner.answer(2, "yes").redirect();
            round = Voters.open(owner, owner.submit(), "Shop");
            invitation = Voters.invitation(owner, round);
            for (int person = 0; person < 3; person++) {
                Visitor member = join(server(first), invitation);
                member.answer(1, "mostly").redirect();
                member.answer(2, "yes").redirect();
                assertThat(member.submit()).isEqualTo(round);
                browsers.add(member);
            }
            underWay = join(server(first), invitation);
            underWay.answer(1, "mostly").redirect();
        }
        try (ConfigurableApplicationContext second = start(2)) {
            owner.moveTo(server(second));
            assertThat(Visitor.of(server(second)).get("/questions/1").text()).contains("Around the clock");
            assertThat(owner.get(round + "/number").body()).isEqualTo("3 1");
            underWay.moveTo(server(second));
            underWay.answer(2, "yes").redirect();
            assertThat(underWay.submit()).isEqualTo(round);
            Visitor late = join(server(second), invitation);
            assertThat(late.get("/questions/1").text())
                    .contains("Mostly, on weekdays")
                    .doesNotContain("Around the clock");
            late.answer(1, "mostly").redirect();
            late.answer(2, "yes").redirect();
            assertThat(late.submit()).isEqualTo(round);

            Page sheet = Voters.close(owner, round);

            assertThat(sheet.text())
                    .contains("5 people answered", "5 chose Mostly, on weekdays")
                    .doesNotContain("Around the clock");
            browsers.get(0).moveTo(server(second));
            assertThat(browsers.get(0).get(round).text()).contains("5 people answered");
        }
    }
}
