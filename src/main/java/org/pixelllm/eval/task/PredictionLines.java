package org.pixelllm.eval.task;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.pixelllm.problem.UserProblem;

/** The lines of a file of predictions with their places. */
final class PredictionLines implements AutoCloseable {
    private static final int LONGEST = 1 << 24; // bytes

    private final Path path;
    private final InputStream in;
    private long at;
    private long number;

    /**
     * A line.
     *
     * @param offset of its first byte
     * @param number counted from 1
     * @param text without its end
     * @param isEnded whether a line feed follows
     */
    record Line(long offset, long number, String text, boolean isEnded) {}

    PredictionLines(Path path) throws IOException {
        this(path, 0);
    }

    /** Begins in the middle of the file, at a line's first byte. */
    PredictionLines(Path path, long offset) throws IOException {
        this.path = path;
        FileInputStream file = new FileInputStream(path.toFile()); // unlike a channel, it stays open when interrupted
        file.getChannel().position(offset);
        in = new BufferedInputStream(file, 1 << 14);
        at = offset;
    }

    Optional<Line> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long offset = at;
        int c = in.read();
        while (c >= 0 && c != '\n') {
            if (bytes.size() >= LONGEST) {
                throw UserProblem.that("could not read the predictions in \"" + path.getFileName() + "\"")
                        .line("at", "line " + (number + 1)).line("seen", "more than " + LONGEST + " bytes in a line");
            }
            bytes.write(c);
            c = in.read();
        }
        at = offset + bytes.size() + (c < 0 ? 0 : 1);
        number++;
        String text = bytes.toString(StandardCharsets.UTF_8);
        return c < 0 && bytes.size() == 0
                ? Optional.empty()
                : Optional.of(new Line(offset, number, offset == 0 && text.startsWith("\ufeff")
                        ? text.substring(1)
                        : text, c >= 0));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
