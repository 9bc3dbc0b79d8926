package org.pixelllm.kernel.assist;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what was run for the sessions to come, a line of JSON for each cell; only its owner can read it.
 *
 * <p>Several kernels may append at once. A disk that refuses costs the history, never a cell.
 */
final class HistoryFile {
    private static final int LARGEST = 16 << 20; // bytes read; what is older is let go
    private static final int LONGEST = 100_000;  // characters of a cell that is kept

    private final Path file;

    HistoryFile(Path file) {
        this.file = file;
    }

    /** Reads the last entries, oldest first, and lets go of older ones where they have become many. */
    List<HistoryEntry> read(int most) {
        try {
            byte[] bytes = Files.exists(file) ? tail() : new byte[0];
            List<HistoryEntry> all = new String(bytes, StandardCharsets.UTF_8).lines().map(HistoryEntry::parse)
                    .flatMap(Optional::stream).toList();
            List<HistoryEntry> last = List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
            if (all.size() > 2 * most || bytes.length == LARGEST) {
                rewrite(last);
            }
            return last;
        } catch (IOException e) {
            return List.of();
        }
    }

    private byte[] tail() throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(LARGEST, in.length())];
            in.seek(in.length() - bytes.length);
            in.readFully(bytes);
            return bytes;
        }
    }

    /** Replaces the file in one step, so that another kernel reads the old one or the new one. */
    private void rewrite(List<HistoryEntry> entries) throws IOException {
        HistoryFile next = new HistoryFile(
                file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid()));
        Files.deleteIfExists(next.file);
        next.write(entries);
        Files.move(next.file, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Adds a cell. */
    void append(HistoryEntry entry) {
        try {
            if (entry.code().length() <= LONGEST) {
                write(List.of(entry));
            }
        } catch (IOException e) {
            return; // as the class comment says
        }
    }

    private void write(List<HistoryEntry> entries) throws IOException {
        if (!Files.exists(file)) {
            create();
        }
        StringBuilder lines = new StringBuilder();
        entries.forEach(entry -> lines.append(entry.json()).append('\n'));
        Files.writeString(file, lines, StandardOpenOption.APPEND);
    }

    private void create() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }
}
