package com.cxcheck.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk for H2, at addresses such as jdbc:h2:fulldisk:/a/file, that can be filled up and has the same files as the real one. */
public final class FullDisk extends FilePathWrapper {

    private static final long FORBIDDEN = -1;

    private static final AtomicLong ROOM = new AtomicLong(Long.MAX_VALUE);

    static void register() {
        FilePath.register(new FullDisk());
    }

    /** Leaves room for a number of bytes, of which the last write takes what there is and fails. */
    static void leave(long bytes) {
        ROOM.set(bytes);
    }

    /** As a disk does that has been mounted anew after an error, writes fail, and a file is opened only to be read. */
    static void forbidWrites() {
        ROOM.set(FORBIDDEN);
    }

    static void makeRoom() {
        ROOM.set(Long.MAX_VALUE);
    }

    @Override
    public boolean canWrite() {
        return ROOM.get() != FORBIDDEN && super.canWrite();
    }

    @Override
    public String getScheme() {
        return "fulldisk";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    private static class Channel extends FileBase {

        private final FileChannel disk;

        Channel(FileChannel disk) {
            this.disk = disk;
        }

        @Override
        public synchronized int write(ByteBuffer bytes, long position) throws IOException {
            long room = ROOM.getAndUpdate(left -> left <= 0 ? left : Math.max(0, left - bytes.remaining()));
            if (room <= 0) {
                throw new IOException("No space left on device");
            }
            int most = (int) Math.min(room, bytes.remaining());
            int written = disk.write(bytes.slice(bytes.position(), most), position);
            bytes.position(bytes.position() + written);
            return written;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            int written = write(bytes, disk.position());
            disk.position(disk.position() + written);
            return written;
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return disk.read(bytes);
        }

        @Override
        public synchronized int read(ByteBuffer bytes, long position) throws IOException {
            return disk.read(bytes, position);
        }

        @Override
        public long position() throws IOException {
            return disk.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            disk.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return disk.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            disk.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            disk.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return disk.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            disk.close();
        }
    }
}
