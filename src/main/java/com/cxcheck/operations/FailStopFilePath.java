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
 * The files of the disk to H2, but each can be read by its owner only, as folders that are made for them, and refuses every
 * write after one that failed, until it is opened anew.
 *
 * <p>H2 may still write what another request commits after a write has failed, before it closes its store. If there happens
 * to be room for that, it refers to what is missing, and H2 then takes a much older state of the file for the last good one.
 *
 * <p>Public, as its constructor is, because H2 makes one for each file.
 */
public final class FailStopFilePath extends FilePathWrapper {

    private static final String SCHEME = "failstop";

    static {
        FilePath.register(new FailStopFilePath());
    }

    /** The same database by way of this, if it is one in a file. */
    static String url(String url) {
        return url.replaceFirst("^jdbc:h2:(file:|(?=[./\\\\~]|[A-Za-z]:[/\\\\]))", "jdbc:h2:" + SCHEME + ":");
    }

    /** The name of a file by way of this, for H2's commands. */
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
            OwnerOnlyFiles.makeFile(onDisk());
        }
        return new Channel(super.open(mode));
    }

    @Override
    public OutputStream newOutputStream(boolean append) throws IOException {
        OwnerOnlyFiles.makeFile(onDisk());
        return super.newOutputStream(append);
    }

    @Override
    public void createDirectory() {
        try {
            OwnerOnlyFiles.makeFolders(onDisk());
        } catch (IOException e) {
            // H2 tries once more, and says why it can't be made
            super.createDirectory();
        }
    }

    private Path onDisk() {
        FilePath path = this;
        while (path instanceof FilePathWrapper wrapper) {
            path = wrapper.unwrap();
        }
        return Path.of(path.toString());
    }

    private static class Channel extends FileBaseDefault {

        private final FileChannel file;
        private boolean failed;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public synchronized int write(ByteBuffer bytes, long position) throws IOException {
            if (failed) {
                throw new IOException("A write to this file has failed before");
            }
            failed = true;
            int written = file.write(bytes, position);
            failed = false;
            return written;
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            if (failed) {
                throw new IOException("A write to this file has failed before");
            }
            file.truncate(size);
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
