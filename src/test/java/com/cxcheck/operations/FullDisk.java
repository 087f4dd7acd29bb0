package com.cxcheck.operations;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.function.Consumer;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * The disk for H2, but at addresses such as jdbc:h2:file:fulldisk:/a/file it can be full: what is there can be overwritten,
 * and no file can grow.
 */
public final class FullDisk extends FilePathWrapper {

    private static final long ENOUGH = Long.MAX_VALUE;
    private static final long READ_ONLY = -1;

    private static long room = ENOUGH;

    private static Consumer<FilePath> watcher = file -> {};

    static void register() {
        FilePath.register(new FullDisk());
    }

    /** Leaves room for a number of bytes, of which the write that is too large for it takes what there is. */
    static void leave(long bytes) {
        room(bytes);
    }

    /** As a disk does that has been mounted anew after an error, writes fail, and a file is opened only to be read. */
    static void forbidWrites() {
        room(READ_ONLY);
    }

    static void makeRoom() {
        room(ENOUGH);
    }

    /** Has somebody look on, in the same thread, just before a file is written, moved or deleted. */
    static void watch(Consumer<FilePath> onlooker) {
        watcher = onlooker;
    }

    static void watchNoMore() {
        watch(file -> {});
    }

    private static synchronized void room(long bytes) {
        room = bytes;
    }

    /** How many of the bytes to be written there is room for. */
    private static synchronized int take(int bytes, long growth) throws IOException {
        if (room == READ_ONLY) {
            throw new IOException("Read-only file system");
        }
        if (room == ENOUGH || growth <= 0) {
            return bytes;
        }
        long fits = Math.min(growth, room);
        long most = bytes - growth + fits;
        if (most <= 0) {
            throw new IOException("No space left on device");
        }
        room -= fits;
        return (int) most;
    }

    @Override
    public String getScheme() {
        return "fulldisk";
    }

    @Override
    public boolean canWrite() {
        synchronized (FullDisk.class) {
            return room != READ_ONLY && super.canWrite();
        }
    }

    @Override
    public void moveTo(FilePath to, boolean atomicReplace) {
        watcher.accept(this);
        super.moveTo(to, atomicReplace);
    }

    @Override
    public void delete() {
        watcher.accept(this);
        super.delete();
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    private class Channel extends FileBaseDefault {

        private final FileChannel file;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public synchronized int write(ByteBuffer bytes, long position) throws IOException {
            watcher.accept(FullDisk.this);
            int most = take(bytes.remaining(), position + bytes.remaining() - Math.max(position, file.size()));
            int written = file.write(bytes.slice(bytes.position(), most), position);
            bytes.position(bytes.position() + written);
            return written;
        }

        @Override
        protected void implTruncate(long size) throws IOException {
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
