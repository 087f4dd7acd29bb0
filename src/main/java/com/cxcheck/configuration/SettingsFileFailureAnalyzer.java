package com.cxcheck.configuration;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Explains a start that fails on a malformed application.yaml in one sentence: file, line, problem. */
class SettingsFileFailureAnalyzer extends AbstractFailureAnalyzer<YAMLException> {

    /** The folders in which Spring Boot looks for the file. */
    private static final List<Path> FOLDERS = List.of(Path.of("."), Path.of("config"));

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, YAMLException cause) {
        return files().flatMap(file -> mistake(file).stream())
                .findFirst()
                .map(sentence -> new FailureAnalysis(sentence, "Correct the file, or remove it.", cause))
                .orElse(null);
    }

    private static Stream<Path> files() {
        return FOLDERS.stream()
                .flatMap(folder -> Stream.of("application", "application-postgres")
                        .flatMap(name -> Stream.of(folder.resolve(name + ".yaml"), folder.resolve(name + ".yml"))))
                .filter(Files::isRegularFile)
                .map(Path::normalize);
    }

    /** Reads a file as Spring Boot does, and says what is wrong with it; empty if nothing is. */
    private static Optional<String> mistake(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (Reader reader = Files.newBufferedReader(file)) {
            new Yaml(new SafeConstructor(options)).loadAll(reader).forEach(document -> {});
            return Optional.empty();
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            return Optional.of(file + ", line " + line + ": " + e.getProblem() + ".");
        } catch (YAMLException | IOException e) {
            boolean malformed = e instanceof MalformedInputException || e.getCause() instanceof MalformedInputException;
            return Optional.of(file + (malformed ? " is not UTF-8; save it as UTF-8." : " can't be read."));
        }
    }
}
