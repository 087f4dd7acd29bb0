package com.cxcheck.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.StandardOpenOption;
import org.h2.store.fs.FilePath;

/**
 * The same under the URL scheme "forced", and each write is on the disk when it ends.
 *
 * <p>The last sector of a write goes to the disk after the rest. H2 2.4 takes a chunk for whole if its first and its last bytes are
 * there, and a database whose newest chunk lacks a part between them doesn't open any more. The splitting can go when PowerCutTest
 * passes without it, or with H2.
 *
 * <p>Public with a public constructor, because H2 creates an instance for each file.
 */
public final class ForcedFilePath extends FailStopFilePath {

    private static final String SCHEME = "forced";

    /** Bytes that every disk writes whole or not at all; a chunk's footer takes 128 of them. */
    private static final int SECTOR = 512;

    static {
        FilePath.register(new ForcedFilePath());
    }

    /** Forces the writes to the file of a URL of {@link FailStopFilePath}, and leaves it to {@link ForcedCommits} when there are any. */
    static String url(String url) {
        return url.replaceFirst("^jdbc:h2:failstop:", "jdbc:h2:" + SCHEME + ":")
                .replaceAll("(?i);WRITE_DELAY=\\d+", "");
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        if (mode.equals("r")) {
            return super.open(mode);
        }
        FileChannel file = super.open("rwd");
        try {
            // what was written before the setting was turned on
            file.force(true);
            forceFolder();
            return new Channel(file);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void moveTo(FilePath to, boolean atomicReplace) {
        super.moveTo(to, atomicReplace);
        try {
            forceFolder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names in it, but not on Windows, where a folder can't be opened. */
    private void forceFolder() throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel folder =
                    FileChannel.open(onDisk().toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private static final class Channel extends FailStopFilePath.Channel {

        Channel(FileChannel file) {
            super(file);
        }

        @Override
        public synchronized int write(ByteBuffer bytes, long position) throws IOException {
            int before = bytes.remaining() - SECTOR;
            if (before <= 0) {
                return super.write(bytes, position);
            }
            int written = super.write(bytes.slice(bytes.position(), before), position);
            bytes.position(bytes.position() + written);
            return written < before ? written : written + super.write(bytes, position + written);
        }
    }
}
