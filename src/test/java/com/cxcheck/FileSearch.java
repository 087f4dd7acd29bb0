package com.cxcheck;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/** Looks for words in all files of a folder, in upper or lower case and in each encoding. */
record FileSearch(Path folder) {

    private static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1);

    /** Those that stand in a file, raw or unpacked. */
    Set<String> found(Set<String> words) throws IOException {
        Set<String> found = new LinkedHashSet<>();
        for (String bytes : contents()) {
            words.stream()
                    .filter(word ->
                            ENCODINGS.stream().anyMatch(encoding -> bytes.contains(lowerCase(word.getBytes(encoding)))))
                    .forEach(found::add);
        }
        return found;
    }

    private List<String> contents() throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                contents.add(lowerCase(bytes));
                try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                    while (zip.getNextEntry() != null) {
                        contents.add(lowerCase(zip.readAllBytes()));
                    }
                }
            }
        }
        return contents;
    }

    private static String lowerCase(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }
}
