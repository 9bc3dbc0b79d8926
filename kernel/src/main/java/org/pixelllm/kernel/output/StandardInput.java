package org.pixelllm.kernel.output;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The standard input of cells: asks the user for a line when a cell reads and nothing is left of the last one. */
public final class StandardInput extends InputStream {
    private final Supplier<String> question;
    private byte[] line = new byte[0];
    private int next;

    /**
     * Makes the stream.
     *
     * @param question asks the user and returns the line without its end
     */
    public StandardInput(Supplier<String> question) {
        this.question = question;
    }

    @Override
    public synchronized int read() {
        fill();
        return line[next++] & 0xFF;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        fill();
        int count = Math.min(length, line.length - next);
        System.arraycopy(line, next, into, offset, count);
        next += count;
        return count;
    }

    private void fill() {
        if (next == line.length) {
            line = (question.get() + "\n").getBytes(StandardCharsets.UTF_8);
            next = 0;
        }
    }

    @Override
    public synchronized int available() {
        return line.length - next;
    }

    /** Forgets what a cell left unread. */
    public synchronized void clear() {
        next = line.length;
    }
}
