package com.cxcheck.operations;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.h2.store.fs.FilePath;

/** What the pages of a file of {@link PowerCut} were since they were last forced, and are. */
final class UnforcedPages {

    private static final int PAGE = 4_096;
    private static final int SECTOR = 512;

    private final FilePath file;

    /** By the page's number; the first is the one that was forced. A page that ends the file may be shorter. */
    private final Map<Long, List<byte[]>> versions;

    UnforcedPages(FilePath file) {
        this(file, new TreeMap<>());
    }

    private UnforcedPages(FilePath file, Map<Long, List<byte[]>> versions) {
        this.file = file;
        this.versions = versions;
    }

    /** Those of the same file under another name. */
    UnforcedPages at(FilePath other) {
        return new UnforcedPages(other, versions);
    }

    FilePath file() {
        return file;
    }

    void beforeChange(FileChannel channel, long from, long to) throws IOException {
        for (long page = from / PAGE; page * PAGE < to; page++) {
            if (!versions.containsKey(page)) {
                versions.put(page, new ArrayList<>(List.of(read(channel, page))));
            }
        }
    }

    void afterChange(FileChannel channel, long from, long to) throws IOException {
        for (long page = from / PAGE; page * PAGE < to; page++) {
            versions.computeIfAbsent(page, absent -> new ArrayList<>()).add(read(channel, page));
        }
    }

    void force(long from, long to) {
        versions.keySet().removeIf(page -> page >= from / PAGE && page * PAGE < to);
    }

    /** Leaves of each page one of its versions, or of the newer of two the beginning. */
    void cut(Random chance) throws IOException {
        if (versions.isEmpty()) {
            return;
        }
        try (FileChannel channel = file.open("rw")) {
            long pages = (channel.size() + PAGE - 1) / PAGE;
            Map<Long, byte[]> left = new TreeMap<>();
            for (Map.Entry<Long, List<byte[]>> page : versions.entrySet()) {
                left.put(page.getKey(), left(page.getValue(), chance));
            }
            long size = 0;
            for (long page = 0; page < pages; page++) {
                byte[] bytes = left.containsKey(page) ? left.get(page) : read(channel, page);
                if (bytes.length > 0) {
                    size = page * PAGE + bytes.length;
                }
            }
            for (Map.Entry<Long, byte[]> page : left.entrySet()) {
                byte[] whole = Arrays.copyOf(page.getValue(), PAGE);
                channel.write(ByteBuffer.wrap(whole), page.getKey() * PAGE);
            }
            channel.truncate(size);
            channel.force(true);
        }
    }

    private static byte[] left(List<byte[]> versions, Random chance) {
        int newest = chance.nextInt(versions.size());
        byte[] bytes = versions.get(newest);
        if (newest == 0 || chance.nextBoolean()) {
            return bytes;
        }
        byte[] before = versions.get(newest - 1);
        int torn = Math.min(bytes.length, SECTOR * chance.nextInt(PAGE / SECTOR));
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(bytes, 0, torn);
        if (torn < before.length) {
            both.write(before, torn, before.length - torn);
        }
        return both.toByteArray();
    }

    private static byte[] read(FileChannel channel, long page) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(PAGE);
        while (bytes.hasRemaining() && channel.read(bytes, page * PAGE + bytes.position()) >= 0) {}
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
