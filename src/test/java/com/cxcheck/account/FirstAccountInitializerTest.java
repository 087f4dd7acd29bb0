package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cxcheck.AppTest;
import com.cxcheck.account.AccountConfiguration.Admin;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.TestPropertySource;

@AppTest
@TestPropertySource(properties = "cxcheck.admin.password=printed by no start of the context itself")
@ExtendWith(OutputCaptureExtension.class)
class FirstAccountInitializerTest {

    private static final Pattern PRINTED = Pattern.compile("Using generated security password: (\\S+)");

    @Autowired
    private Consultants consultants;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private Accounts accounts;

    @Autowired
    private UserDetailsService users;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nobodyMaySignIn() {
        jdbc.sql("delete from consultant").update();
    }

    private void start(String username, String password) {
        new FirstAccountInitializer(new Admin(username, password), accounts).run(new DefaultApplicationArguments());
    }

    private boolean maySignIn(String username, String password) {
        return passwords.matches(password, users.loadUserByUsername(username).getPassword());
    }

    private static List<String> printed(CapturedOutput output) {
        Matcher printed = PRINTED.matcher(output);
        return printed.results().map(each -> each.group(1)).toList();
    }

    @Test
    void whereNobodyWhoMaySignInIsAnAdministratorAStartMakesOne(CapturedOutput output) {
        accounts.create("grace", Consultant.Role.CONSULTANT, "battery staple", "ada");

        start("consultant", "");

        assertThat(printed(output)).hasSize(1);
        assertThat(consultants.findByUsername("consultant").map(Consultant::role))
                .contains(Consultant.Role.ADMINISTRATOR);
    }

    @Test
    void withoutAPasswordTheFirstStartMakesOnePrintsItOnceAndItWorks(CapturedOutput output) {
        start("consultant", "");
        start("consultant", "");

        assertThat(printed(output)).hasSize(1);
        assertThat(maySignIn("consultant", printed(output).get(0))).isTrue();
        assertThat(jdbc.sql("select password_hash from consultant")
                        .query(String.class)
                        .single())
                .startsWith("{pbkdf2}")
                .doesNotContain(printed(output).get(0));
    }

    @Test
    void aFirstPasswordThatNobodyUsedForAWeekIsReplacedAtTheNextStart(CapturedOutput output) {
        start("consultant", "");
        jdbc.sql("update consultant set password_expires_at = ?")
                .param(Timestamp.from(Instant.EPOCH))
                .update();
        assertThatExceptionOfType(UsernameNotFoundException.class)
                .isThrownBy(() -> users.loadUserByUsername("consultant"));

        start("consultant", "");

        assertThat(printed(output)).hasSize(2).doesNotHaveDuplicates();
        assertThat(maySignIn("consultant", printed(output).get(1))).isTrue();
        assertThat(consultants.findAllByOrderByUsername()).hasSize(1);
    }

    @Test
    void eachInstallationGetsAnother(CapturedOutput output) {
        start("consultant", "");
        nobodyMaySignIn();
        start("consultant", "");

        assertThat(printed(output)).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aPasswordFromTheSettingsIsTakenAndNotPrinted(CapturedOutput output) {
        start("ada", "correct horse");

        assertThat(maySignIn("ada", "correct horse")).isTrue();
        assertThat(output).doesNotContain("correct horse");
        assertThat(printed(output)).isEmpty();
    }

    @Test
    void aChangedSettingChangesThePassword() {
        start("ada", "correct horse");
        String first = jdbc.sql("select password_hash from consultant")
                .query(String.class)
                .single();
        start("ada", "correct horse");
        assertThat(jdbc.sql("select password_hash from consultant")
                        .query(String.class)
                        .single())
                .isEqualTo(first);
        start("ada", "battery staple");

        assertThat(maySignIn("ada", "battery staple")).isTrue();
        assertThat(maySignIn("ada", "correct horse")).isFalse();
        assertThat(consultants.findAllByOrderByUsername()).hasSize(1);
    }

    @Test
    void aPasswordThatWasChangedOnAPageIsNotUndoneByTheNextStart() {
        start("ada", "correct horse");
        accounts.changeOwnPassword("ada", "a new beginning", false);

        start("ada", "correct horse");

        assertThat(maySignIn("ada", "a new beginning")).isTrue();
        assertThat(maySignIn("ada", "correct horse")).isFalse();
    }

    @Test
    void anotherPasswordInTheSettingsLetsInWhoWasDisabled() {
        start("ada", "correct horse");
        accounts.create("grace", Consultant.Role.ADMINISTRATOR, "battery staple", "ada");
        accounts.disable(consultants.findByUsername("ada").orElseThrow().id(), "", "grace");

        start("ada", "correct horse");
        assertThatExceptionOfType(UsernameNotFoundException.class).isThrownBy(() -> users.loadUserByUsername("ada"));
        start("ada", "battery staple");

        assertThat(maySignIn("ada", "battery staple")).isTrue();
    }

    @Test
    void onceSomebodyMaySignInNoPasswordIsMadeUp(CapturedOutput output) {
        start("ada", "correct horse");
        start("consultant", "");

        assertThat(printed(output)).isEmpty();
        assertThat(consultants.findAllByOrderByUsername()).hasSize(1);
    }
}
