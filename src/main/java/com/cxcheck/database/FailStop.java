package com.cxcheck.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * The files of the disk to H2, but each refuses every write after one that failed, until it is opened anew.
 *
 * <p>H2 may still write what another request commits after a write has failed, before it closes its store. If there happens
 * to be room for that, it refers to what is missing, and H2 then takes a much older state of the file for the last good one.
 *
 * <p>Public, as its constructor is, because H2 makes one for each file.
 */
public final class FailStop extends FilePathWrapper {

    private static final String SCHEME = "failstop";

    /** The same database by way of this, if it is one in a file. */
    static String url(String url) {
        FilePath.register(new FailStop());
        return url.replaceFirst("^jdbc:h2:file:", "jdbc:h2:" + SCHEME + ":");
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
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
