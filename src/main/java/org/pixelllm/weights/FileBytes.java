package org.pixelllm.weights;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.pixelllm.problem.UserProblem;

/**
 * The bytes of an open file, read from any place straight into the memory where they stay.
 *
 * <p>Read and not mapped: another program that shortens a mapped file ends this process, Windows can neither replace
 * nor delete one, and its pages count as a second copy until the collector lets go of them.
 */
final class FileBytes implements AutoCloseable {
    private static final int STEP = 1 << 23;

    private final Path path;
    private final String wanted;
    private final FileChannel channel;
    private final long size;

    private FileBytes(Path path, String wanted, FileChannel channel) throws IOException {
        this.path = path;
        this.wanted = wanted;
        this.channel = channel;
        this.size = channel.size();
    }

    /**
     * Opens a regular file.
     *
     * @param wanted what the user should give, should this file be none
     */
    static FileBytes open(Path path, String wanted) {
        try {
            if (!Files.isRegularFile(path)) {
                throw new IOException(Files.exists(path) ? "it is no file" : "there is no such file");
            }
            return new FileBytes(path, wanted, FileChannel.open(path, StandardOpenOption.READ));
        } catch (IOException e) {
            throw unreadable(path, wanted, e);
        }
    }

    /** Returns what the user calls the file. */
    String name() {
        return path.toString();
    }

    /** Returns the bytes of the file when it was opened. */
    long size() {
        return size;
    }

    /** Returns the bytes from the beginning on; closing it closes the file. */
    InputStream stream() {
        return new BufferedInputStream(Channels.newInputStream(channel));
    }

    /**
     * Fills what remains of a buffer.
     *
     * @throws EOFException if the file ends before
     */
    void fill(long position, ByteBuffer into) throws IOException {
        int limit = into.limit();
        for (long at = position; into.position() < limit;) {
            into.limit(Math.min(limit, into.position() + STEP)); // what one call may take from an interrupt
            int count = channel.read(into, at);
            if (count < 0) {
                throw new EOFException("the file ends at byte %,d".formatted(at));
            }
            at += count;
            into.limit(limit);
        }
    }

    UserProblem unreadable(IOException e) {
        return unreadable(path, wanted, e);
    }

    private static UserProblem unreadable(Path path, String wanted, IOException e) {
        return UserProblem.that("could not read the weights \"" + path + "\"")
                .line("because", e instanceof ClosedByInterruptException
                        ? "it was interrupted"
                        : String.valueOf(e.getMessage()))
                .line("try", wanted).because(e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
