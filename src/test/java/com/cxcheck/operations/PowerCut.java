package com.cxcheck.operations;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * The disk for H2, but at addresses such as jdbc:h2:file:powercut:/a/file its power can be cut. The file on disk is what programs
 * see, as the operating system shows it to them; beside it is kept what each page was since it was last forced. After the cut each page
 * is one of these, or the beginning of one and the rest of the one before, whatever the other pages are.
 *
 * <p>Simulated are a system that has written none of what was not forced, all of it, or anything between, in any order, and disks
 * that stop between two sectors. Not simulated are disks that say of something that it is forced and lose it, sectors that are half
 * written, and folders: a file that was made, renamed or deleted stays so.
 */
public final class PowerCut extends FilePathWrapper {

    private static final long NEVER = Long.MAX_VALUE;

    /** By the name of the file, also when nobody has it open. */
    private static final Map<String, UnforcedPages> FILES = new HashMap<>();

    private static long operationsLeft = NEVER;
    private static Random chance = new Random();

    static void register() {
        FilePath.register(new PowerCut());
    }

    /**
     * Cuts the power during one of the next writes, forces and truncations.
     *
     * @param operations how many are completed before
     * @param seed decides what is left of what was not forced
     */
    static void after(long operations, long seed) {
        synchronized (FILES) {
            operationsLeft = operations;
            chance = new Random(seed);
        }
    }

    static boolean happened() {
        synchronized (FILES) {
            return operationsLeft < 0;
        }
    }

    /** Leaves on the disk what the cut has left. Whoever had a file open before has to open it anew. */
    static void powerOn() throws IOException {
        synchronized (FILES) {
            for (UnforcedPages pages : FILES.values()) {
                pages.cut(chance);
            }
            FILES.clear();
            operationsLeft = NEVER;
        }
    }

    /** Whether the power goes off in the operation that begins. */
    private static boolean goesOff() throws IOException {
        if (operationsLeft < 0) {
            throw new IOException("No power");
        }
        if (operationsLeft != NEVER) {
            operationsLeft--;
        }
        return operationsLeft < 0;
    }

    @Override
    public String getScheme() {
        return "powercut";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        synchronized (FILES) {
            if (operationsLeft < 0) {
                throw new IOException("No power");
            }
            UnforcedPages pages = FILES.computeIfAbsent(getBase().toString(), name -> new UnforcedPages(getBase()));
            return new Channel(super.open(mode.equals("r") ? mode : "rw"), pages, mode.matches("rw[ds]"));
        }
    }

    @Override
    public void moveTo(FilePath to, boolean atomicReplace) {
        synchronized (FILES) {
            super.moveTo(to, atomicReplace);
            String name = ((PowerCut) to).getBase().toString();
            FILES.remove(name);
            UnforcedPages moved = FILES.remove(getBase().toString());
            if (moved != null) {
                FILES.put(name, moved.at(((PowerCut) to).getBase()));
            }
        }
    }

    @Override
    public void delete() {
        synchronized (FILES) {
            super.delete();
            FILES.remove(getBase().toString());
        }
    }

    private static final class Channel extends FileBaseDefault {

        private final FileChannel file;
        private final UnforcedPages pages;
        private final boolean forcesEachWrite;

        Channel(FileChannel file, UnforcedPages pages, boolean forcesEachWrite) {
            this.file = file;
            this.pages = pages;
            this.forcesEachWrite = forcesEachWrite;
        }

        private void requirePower() throws IOException {
            if (operationsLeft < 0 || FILES.get(pages.file().toString()) != pages) {
                throw new IOException("No power");
            }
        }

        @Override
        public synchronized int write(ByteBuffer bytes, long position) throws IOException {
            synchronized (FILES) {
                requirePower();
                boolean goesOff = goesOff();
                long from = Math.min(position, file.size());
                long to = position + bytes.remaining();
                pages.beforeChange(file, from, to);
                int written = 0;
                while (bytes.hasRemaining()) {
                    written += file.write(bytes, position + written);
                }
                pages.afterChange(file, from, to);
                if (goesOff) {
                    throw new IOException("No power");
                }
                if (forcesEachWrite) {
                    pages.force(from, to);
                }
                return written;
            }
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            synchronized (FILES) {
                requirePower();
                boolean goesOff = goesOff();
                long before = file.size();
                pages.beforeChange(file, size, before);
                file.truncate(size);
                pages.afterChange(file, size, before);
                if (goesOff) {
                    throw new IOException("No power");
                }
            }
        }

        @Override
        public synchronized int read(ByteBuffer bytes, long position) throws IOException {
            synchronized (FILES) {
                requirePower();
                return file.read(bytes, position);
            }
        }

        @Override
        public long size() throws IOException {
            synchronized (FILES) {
                requirePower();
                return file.size();
            }
        }

        @Override
        public void force(boolean metaData) throws IOException {
            synchronized (FILES) {
                requirePower();
                if (goesOff()) {
                    throw new IOException("No power");
                }
                pages.force(0, Long.MAX_VALUE);
            }
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
