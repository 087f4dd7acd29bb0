package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    /** A key in a template, of which a part may be put in at run time. */
    private static final Pattern KEY = Pattern.compile("(?:#\\{|#messages\\.msg\\(')(\\|[^|]+\\||[\\w.-]+)");

    private static final String ENGLISH = "messages.properties";

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties messages(String file) throws IOException {
        Properties messages = new Properties();
        try (Reader reader = new StringReader(read(RESOURCES.resolve(file)))) {
            messages.load(reader);
        }
        return messages;
    }

    private static Set<String> messages() throws IOException {
        return new TreeSet<>(messages(ENGLISH).stringPropertyNames());
    }

    /** The files of messages, one for each language. */
    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("messages.*\\.properties"))
                    .toList();
        }
    }

    /** What the pages and the forms ask for, as patterns. */
    private static List<Pattern> asked() throws IOException {
        try (Stream<Path> templates = Files.walk(RESOURCES.resolve("templates"));
                Stream<Path> code = Files.walk(Path.of("src/main/java"))) {
            Stream<String> inTemplates = templates
                    .filter(Files::isRegularFile)
                    .flatMap(path -> KEY.matcher(read(path)).results())
                    .map(key -> key.group(1).replace("|", ""))
                    .flatMap(key ->
                            Stream.of("privacy", "accessibility").map(notice -> key.replace("${notice}", notice)));
            Stream<String> inCode = code.filter(Files::isRegularFile)
                    .flatMap(path -> Pattern.compile(
                                    "\"\\{?((?:account|brand|contact|date|views|mail|round|settings|consultants|followUp|actionTaken|notes|comments|snippets|message|reminder|intention|draft|content)\\.[\\w.%]+)}?\"")
                            .matcher(read(path))
                            .results())
                    .map(key -> key.group(1).replace("%s", "${part}"));
            return Stream.concat(inTemplates, inCode)
                    .map(key -> Stream.of(key.split("\\$\\{[^}]+}", -1))
                            .map(Pattern::quote)
                            .reduce((before, after) -> before + "[\\w]+" + after)
                            .orElseThrow())
                    .distinct()
                    .map(Pattern::compile)
                    .toList();
        }
    }

    @Test
    void everyTextThatIsAskedForIsThere() throws IOException {
        Set<String> messages = messages();

        assertThat(asked())
                .hasSizeGreaterThan(50)
                .allSatisfy(key -> assertThat(messages)
                        .anyMatch(message -> key.matcher(message).matches()));
    }

    @Test
    void noTextIsThereThatNobodyAsksFor() throws IOException {
        List<Pattern> asked = asked();

        assertThat(messages())
                .allSatisfy(message ->
                        assertThat(asked).anyMatch(key -> key.matcher(message).matches()));
    }

    @Test
    void thereIsEnglishAndOneMoreLanguageAtLeast() throws IOException {
        assertThat(files()).contains(ENGLISH, "messages_de.properties");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyLanguageHasTheSameTextsAndNoneTwice(String file) throws IOException {
        List<String> keys = read(RESOURCES.resolve(file))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.replaceFirst("=.*", ""))
                .toList();

        assertThat(keys).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(messages());
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyTextIsWrittenAndHasTheSameArgumentsInEveryLanguage(String file) throws IOException {
        Properties english = messages(ENGLISH);
        Properties translated = messages(file);

        assertThat(english.stringPropertyNames()).allSatisfy(key -> {
            assertThat(translated.getProperty(key)).as(key).isNotBlank();
            assertThat(arguments(translated.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
        });
    }

    /** What is put in, and where a choice of words is made, at which numbers. */
    private static Set<String> arguments(String text) {
        return Pattern.compile("\\{\\d(?:,\\w+)?|[{|]?(?<=[,|])\\d+[#<]")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("files")
    void noTextWithArgumentsHasAStraightApostropheWhichWouldSwallowThem(String file) {
        List<String> lines = read(RESOURCES.resolve(file)).lines().toList();

        assertThat(lines)
                .filteredOn(line -> {
                    Matcher argument = Pattern.compile("\\{\\d").matcher(line);
                    return argument.find() && line.replace("''", "").contains("'");
                })
                .isEmpty();
    }
}
