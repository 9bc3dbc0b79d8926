package org.pixelllm.kernel.output;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** Gathers what is printed into few texts, cut only between characters. */
final class StreamBuffer extends OutputStream {
    private static final int FULL = 1 << 16; // bytes

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BooleanSupplier wanted;
    private final Consumer<String> text;
    private final Function<Runnable, Future<?>> later;
    private Future<?> draining;

    /**
     * Opens a buffer.
     *
     * @param wanted whether anybody would see what is printed now
     * @param text takes what has been gathered
     * @param later runs something after the pause in which more may come
     */
    StreamBuffer(BooleanSupplier wanted, Consumer<String> text, Function<Runnable, Future<?>> later) {
        this.wanted = wanted;
        this.text = text;
        this.later = later;
    }

    PrintStream printStream() {
        return new PrintStream(this, false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int one) {
        write(new byte[]{(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] source, int offset, int length) {
        if (!wanted.getAsBoolean()) {
            return; // not even gathered: a cell may print gigabytes
        }
        if (bytes.size() == 0) {
            draining = later.apply(this::drain);
        }
        bytes.write(source, offset, length);
        if (bytes.size() >= FULL) {
            drain();
        }
    }

    /** Does nothing: a program that flushes every line would send every line. */
    @Override
    public void flush() {
        // see drain
    }

    /** Passes on what has been gathered, but for a character that is still to be finished. */
    synchronized void drain() {
        if (draining != null) {
            draining.cancel(false); // it would cut what comes next
        }
        byte[] all = bytes.toByteArray();
        int whole = wholeCharacters(all);
        bytes.reset();
        bytes.write(all, whole, all.length - whole);
        if (whole > 0) {
            text.accept(new String(all, 0, whole, StandardCharsets.UTF_8));
        }
    }

    private static int wholeCharacters(byte[] all) {
        int last = all.length - 1;
        while (last >= 0 && last > all.length - 4 && (all[last] & 0xC0) == 0x80) { // inside a character
            last--;
        }
        return last < 0 || last + lengthFrom(all[last]) <= all.length ? all.length : last;
    }

    private static int lengthFrom(byte first) {
        int b = first & 0xFF;
        return b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1;
    }
}
