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
 * Creates files and folders with modes 0600 and 0700. Where the file system has no POSIX permissions, as on Windows, the access list
 * of the folder applies.
 */
public final class RestrictedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RestrictedFiles.class);

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private static final FileAttribute<?>[] NEW_FILE = attributes(FILE);

    private static final FileAttribute<?>[] NEW_FOLDER = attributes(PosixFilePermissions.fromString("rwx------"));

    private RestrictedFiles() {}

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    /** Creates a file, or restricts the one that exists. */
    static void makeFile(Path file) throws IOException {
        try {
            Files.createFile(file, NEW_FILE);
        } catch (FileAlreadyExistsException exists) {
            restrict(file);
        }
    }

    private static void restrict(Path file) {
        try {
            if (POSIX && !Files.getPosixFilePermissions(file).equals(FILE)) {
                Files.setPosixFilePermissions(file, FILE);
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Others than this user may be able to read {}: {}", file, e.toString());
        }
    }

    /** Creates a folder and its parents; those that exist stay as they are. */
    public static void makeFolders(Path folder) throws IOException {
        Files.createDirectories(folder, NEW_FOLDER);
    }
}
