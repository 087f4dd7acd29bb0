package com.cxcheck.operations;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files and folders that only the user may read and write whom the program runs as, from the moment that they are made. Where
 * the file system knows no POSIX permissions, as on Windows, the folder's own access list holds.
 */
public final class OwnerOnlyFiles {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerOnlyFiles.class);

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private static final FileAttribute<?>[] NEW_FILE = attributes(FILE);

    private static final FileAttribute<?>[] NEW_FOLDER = attributes(PosixFilePermissions.fromString("rwx------"));

    private OwnerOnlyFiles() {}

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    /** Makes a file if it is not there, and else takes it from everybody but its owner. */
    static void makeFile(Path file) throws IOException {
        try {
            Files.createFile(file, NEW_FILE);
        } catch (FileAlreadyExistsException there) {
            narrow(file);
        }
    }

    private static void narrow(Path file) {
        try {
            if (POSIX && !Files.getPosixFilePermissions(file).equals(FILE)) {
                Files.setPosixFilePermissions(file, FILE);
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Others than this user may be able to read {}: {}", file, e.toString());
        }
    }

    /** Makes a folder and those above it that are not there; one that is there stays as it is. */
    public static void makeFolders(Path folder) throws IOException {
        Files.createDirectories(folder, NEW_FOLDER);
    }
}
