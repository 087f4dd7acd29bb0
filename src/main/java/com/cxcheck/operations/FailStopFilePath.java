package com.cxcheck.operations;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's view of files on disk under the URL scheme "failstop". After a failed write a file refuses every further write until it is
 * opened again, and new files are readable by their owner only.
 *
 * <p>H2 2.4 may write another transaction's commit after a failed write, before it closes its store. If there is room for that
 * one, it refers to chunks that are missing, and at the next start H2 falls back to a much older version of the database. This can
 * go when FullDiskTest passes without it, or with H2.
 *
 * <p>Public with a public constructor, because H2 creates an instance for each file.
 */
public class FailStopFilePath extends FilePathWrapper {

    private static final String SCHEME = "failstop";

    static {
        FilePath.register(new FailStopFilePath());
    }

    /** The URL of the same database with this scheme; any URL but of a file of H2 is returned as it is. */
    static String url(String url) {
        return url.replaceFirst("^jdbc:h2:(file:|(?=[./\\\\~]|[A-Za-z]:[/\\\\]))", "jdbc:h2:" + SCHEME + ":");
    }

    /** A file's name with this scheme, for H2's SQL commands. */
    public static String name(Path file) {
        return SCHEME + ":" + file;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        if (!mode.equals("r")) {
            RestrictedFiles.makeFile(onDisk());
        }
        return new Channel(super.open(mode));
    }

    @Override
    public OutputStream newOutputStream(boolean append) throws IOException {
        RestrictedFiles.makeFile(onDisk());
        return super.newOutputStream(append);
    }

    @Override
    public void createDirectory() {
        try {
            RestrictedFiles.makeFolders(onDisk());
        } catch (IOException e) {
            // H2 tries once more, and says why it fails
            super.createDirectory();
        }
    }

    final Path onDisk() {
        FilePath path = this;
        while (path instanceof FilePathWrapper wrapper) {
            path = wrapper.unwrap();
        }
        return Path.of(path.toString());
    }

    static class Channel extends FileBaseDefault {

        private final FileChannel file;
        private boolean failed;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public synchronized int write(ByteBuffer bytes, long position) throws IOException {
            refuseAfterFailure();
            failed = true;
            int written = file.write(bytes, position);
            failed = false;
            return written;
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            refuseAfterFailure();
            file.truncate(size);
        }

        private void refuseAfterFailure() throws IOException {
            if (failed) {
                throw new IOException("A write to this file has failed before");
            }
        }

        @Override
        public synchronized int read(ByteBuffer bytes, long position) throws IOException {
            return file.read(bytes, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
