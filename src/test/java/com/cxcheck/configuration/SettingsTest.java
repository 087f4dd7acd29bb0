package com.cxcheck.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cxcheck.CxCheckApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What the start says of a setting that is wrong: one sentence, and where it is given. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("application")
@Tag("slow")
class SettingsTest {

    @TempDir
    private Path folder;

    /** Starts with environment variables, each given as NAME=value, and arguments, each of which begins with hyphens. */
    private ConfigurableApplicationContext start(List<String> settings) {
        Map<String, Object> variables = new HashMap<>();
        settings.stream()
                .filter(setting -> !setting.startsWith("--"))
                .map(setting -> setting.split("=", 2))
                .forEach(variable -> variables.put(variable[0], variable[1]));
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        SpringApplication application = new SpringApplication(CxCheckApplication.class);
        application.setEnvironment(environment);
        application.setDefaultProperties(Map.of("spring.datasource.url", "jdbc:h2:mem:settings", "server.port", "0"));
        return application.run(Stream.concat(
                        Stream.of("--spring.main.banner-mode=off"),
                        settings.stream().filter(setting -> setting.startsWith("--")))
                .toArray(String[]::new));
    }

    private void assertTold(CapturedOutput output, List<String> settings, String sentence, String whatToDo) {
        Throwable failure = catchThrowable(() -> start(settings).close());

        assertThat(failure).isNotNull();
        assertThat(output.toString().split("APPLICATION FAILED TO START", -1)).hasSize(2);
        assertThat(output)
                .contains("Description:\n\n" + sentence + "\n", "Action:\n\n" + whatToDo + "\n")
                .doesNotContain("\tat ", "Caused by", "Exception");
    }

    static Stream<Arguments> wrong() {
        String noSetting = "cxcheck.%s is not a setting; the nearest one is cxcheck.%s.";
        String quoted =
                "%s begins and ends with quotation marks, which are taken for a part of its value; leave them out.";
        return Stream.of(
                wrongVariable("CXCHECK_URL=\"https://check.example.org\"", quoted.formatted("CXCHECK_URL")),
                wrongVariable("CXCHECK_ADMIN_PASSWORD='correct horse'", quoted.formatted("CXCHECK_ADMIN_PASSWORD")),
                wrongVariable("DB_URL=\"jdbc:postgresql://db/cxcheck\"", quoted.formatted("DB_URL")),
                wrongVariable("SPRING_DATASOURCE_URL='jdbc:h2:file:./x'", quoted.formatted("SPRING_DATASOURCE_URL")),
                wrongVariable("SPRING_PROFILES_ACTIVE=\"postgres\"", quoted.formatted("SPRING_PROFILES_ACTIVE")),
                wrongVariable(
                        "CXCHECK_URL=https://check.example.org\r",
                        "CXCHECK_URL ends with a carriage return, as files have that are written on Windows; take it off."),
                wrongVariable(
                        "CXCHECK_RETENTION_SUBMITED=30d",
                        noSetting.formatted("retention.submited", "retention.submitted")),
                wrongVariable(
                        "CXCHECK_RETENSION_SUBMITTED=30d",
                        noSetting.formatted("retension.submitted", "retention.submitted")),
                wrongVariable("CXCHECK_LANGUAGE=de", noSetting.formatted("language", "languages")),
                wrongVariable("CXCHECK_PASSWORD=x", noSetting.formatted("password", "admin.password")),
                wrongArgument(
                        "--cxcheck.admin.password=abc",
                        "cxcheck.admin.password has fewer than 12 characters; choose a longer one."),
                wrongArgument(
                        "--cxcheck.retention.submited=30d",
                        noSetting.formatted("retention.submited", "retention.submitted")),
                wrongArgument(
                        "--cxcheck.url='http://localhost'",
                        "cxcheck.url begins and ends with quotation marks, which are taken for a part of it; leave them out."),
                wrongArgument(
                        "--cxcheck.limit.writes=many",
                        "cxcheck.limit.writes is \"many\"; it has to be a whole number of at most nine digits."),
                wrongArgument("--cxcheck.limit.writes=0", "cxcheck.limit.writes is 0; it has to be 1 or more."),
                wrongArgument(
                        "--cxcheck.limit.writes=999999999",
                        "cxcheck.limit.writes is 999999999; it has to be 10000000 or less."),
                wrongArgument("--cxcheck.backup.keep=0", "cxcheck.backup.keep has to be 1 or more."),
                wrongArgument(
                        "--cxcheck.retention.submitted=soon",
                        "cxcheck.retention.submitted is \"soon\"; it has to be a duration such as 30m or 14d."),
                wrongArgument(
                        "--cxcheck.retention.submitted=99999999d",
                        "cxcheck.retention.submitted has to be 36500d or less, which is a hundred years."),
                wrongArgument(
                        "--cxcheck.mail.contact-details=perhaps",
                        "cxcheck.mail.contact-details is \"perhaps\"; it has to be true or false."),
                wrongArgument("--cxcheck.languages=de,de", "cxcheck.languages names a language twice; name each once."),
                wrongArgument(
                        "--cxcheck.backup.folder=~/backups",
                        "cxcheck.backup.folder is ~/backups, where ~ is the name of a folder; write the whole path, such as "
                                + System.getProperty("user.home") + "/backups."),
                wrongArgument(
                        "--cxcheck.questionnaire=~/mine.yaml",
                        "cxcheck.questionnaire is ~/mine.yaml, where ~ is the name of a folder; write the whole path, such as "
                                + System.getProperty("user.home") + "/mine.yaml."),
                wrongArgument(
                        "--cxcheck.questionnaire=/no/such.yaml",
                        "/no/such.yaml: cxcheck.questionnaire names this file, but it can't be read; there is no /no/such.yaml."),
                wrongArgument("--server.port=-1", "server.port is -1; it has to be a whole number from 0 to 65535."),
                wrongArgument(
                        "--server.tomcat.remoteip.internal-proxies=10.0.0.0/99",
                        "server.tomcat.remoteip.internal-proxies is \"10.0.0.0/99\"; it has to be addresses such as 10.0.0.0/8"
                                + " or 192.0.2.7, with commas between them."),
                wrongArgument(
                        "--server.tomcat.remoteip.internal-proxies=([",
                        "server.tomcat.remoteip.internal-proxies is \"([\"; it has to be addresses such as 10.0.0.0/8"
                                + " or 192.0.2.7, with commas between them."),
                wrongArgument(
                        "--server.tomcat.remoteip.internal-proxies=10.0.0.1, proxy.example.org",
                        "server.tomcat.remoteip.internal-proxies is \"10.0.0.1, proxy.example.org\"; it has to be addresses"
                                + " such as 10.0.0.0/8 or 192.0.2.7, with commas between them."),
                wrongArgument(
                        "--logging.structured.format.console=xml",
                        "logging.structured.format.console is \"xml\"; it has to be one of ecs, gelf, logstash."),
                wrongArgument(
                        "--management.server.port=70000",
                        "management.server.port is 70000; it has to be a whole number from 0 to 65535."),
                wrongArgument(
                        "--spring.profiles.active=postgress",
                        "spring.profiles.active names postgress, but there is no application-postgress.yaml; the program's own profile is postgres."),
                wrongArgument(
                        "--spring.datasource.url=postgresql://db/cxcheck",
                        "spring.datasource.url has to begin with jdbc:h2: or jdbc:postgresql: for one of the two databases."),
                wrongArgument(
                        "--spring.datasource.url=",
                        "spring.datasource.url has to begin with jdbc:h2: or jdbc:postgresql: for one of the two databases."));
    }

    private static Arguments wrongVariable(String setting, String sentence) {
        return arguments(
                setting, sentence, "Correct the environment variable " + setting.replaceFirst("=(?s).*", "") + ".");
    }

    private static Arguments wrongArgument(String setting, String sentence) {
        return arguments(setting, sentence, "Correct " + setting.replaceFirst("=.*", "") + " on the command line.");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void isToldInOneSentenceWithItsKeyAndWhereItIsGiven(
            String setting, String sentence, String whatToDo, CapturedOutput output) {
        assertTold(output, List.of(setting), sentence, whatToDo);
    }

    @Test
    void inAFileIsToldWithItsLine(CapturedOutput output) throws IOException {
        Path file = Files.writeString(
                folder.resolve("application.yaml"), "cxcheck:\n  mail:\n  retention:\n    submited: 30d\n");

        assertTold(
                output,
                List.of("--spring.config.additional-location=" + folder + "/"),
                "cxcheck.retention.submited is not a setting; the nearest one is cxcheck.retention.submitted.",
                "Correct line 4 of " + file + ".");
    }

    @Test
    void theProfilePostgresNeedsAnAddress(CapturedOutput output) {
        assertTold(
                output,
                List.of("SPRING_PROFILES_ACTIVE=postgres"),
                "DB_URL is not set, but the profile postgres takes the database's url from it.",
                "Set DB_URL, such as jdbc:postgresql://localhost:5432/cxcheck, DB_USERNAME and DB_PASSWORD.");
    }

    @Test
    void aTemporaryFolderThatIsNotThereIsTold(CapturedOutput output) {
        String there = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", folder.resolve("gone").toString());
        try {
            assertTold(
                    output,
                    List.of(),
                    "java.io.tmpdir is " + folder.resolve("gone") + ", which is no folder that the user "
                            + System.getProperty("user.name") + " can write to.",
                    "Make it one, or name another in front of -jar: java -Djava.io.tmpdir=/another/folder -jar …");
        } finally {
            System.setProperty("java.io.tmpdir", there);
        }
    }

    @Test
    void ofTheReadmeIsKnownAsAKeyAndAsAnEnvironmentVariable(CapturedOutput output) throws IOException {
        List<String> settings = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("| `cxcheck."))
                .flatMap(line -> Stream.of(line.split("`", -1)[1], line.split("`", -1)[3]))
                .map(key -> key.startsWith("cxcheck.") ? "--" + key + "=" : key + "=")
                .toList();
        assertThat(settings).hasSizeGreaterThan(20);

        assertThat(catchThrowable(() -> start(settings).close())).isNotNull();

        assertThat(output).contains("APPLICATION FAILED TO START").doesNotContain("is not a setting", "Not a setting");
    }

    @Test
    void mayBeSpeltInEveryWayThatSpringTakesAndWhatOthersPutIntoTheEnvironmentIsLeftAlone(CapturedOutput output) {
        try (ConfigurableApplicationContext context = start(List.of(
                "CXCHECK_RETENTION_IN_PROGRESS=40d",
                "CXCHECK_MAIL_CONTACTDETAILS=false",
                "CXCHECK_LANGUAGES_0=de",
                "CXCHECK_LANGUAGES_1=en",
                "CXCHECK_SERVICE_HOST=10.0.0.1",
                "CXCHECK_PORT_8080_TCP=tcp://10.0.0.1:8080",
                "CXCHECKED=yes",
                "--cxcheck.languages[0]=en",
                "--cxcheck.follow-up.replyWithin=2"))) {
            assertThat(context.isRunning()).isTrue();
        }
        assertThat(output)
                .contains("Not a setting, though it begins like one: the environment variable CXCHECK_SERVICE_HOST");
    }
}
