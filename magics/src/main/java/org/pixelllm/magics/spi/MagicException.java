package org.pixelllm.magics.spi;

/**
 * Something the user can mend; the message is the whole text shown, up to four lines, no trace.
 *
 * <p>First line: what failed. Then what was seen, the nearest thing that works, and where to read on.
 */
public class MagicException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MagicException(String message) {
        super(message);
    }

    public MagicException(String message, Throwable cause) {
        super(message, cause);
    }
}
