package org.pixelllm.magics.spi;

import java.util.List;

/**
 * A magic that a kernel can host; found through {@link java.util.ServiceLoader}.
 *
 * <p>The kernel hands over the raw line, untouched: quoting is the magic's own affair.
 */
public interface Magic {
    /** Returns the name without the percent sign, {@code pixelllm}. */
    String name();

    /**
     * Runs {@code %name arguments}.
     *
     * @param arguments the raw rest of the line
     * @return the value for the notebook, {@code null} for none; the magic has displayed it already
     * @throws MagicException what the user can mend, worded for the user
     * @throws Exception anything else, which is our fault; an {@link InterruptedException} ends the cell quietly
     */
    Object line(String arguments, Host host) throws Exception;

    /** Runs {@code %%name arguments} over the body of a cell. See {@link #line}. */
    Object cell(String arguments, String body, Host host) throws Exception;

    /**
     * Completes the raw arguments at the cursor.
     *
     * @param cursor index into {@code arguments}
     * @return what fits, best first
     */
    Completions complete(String arguments, int cursor, Host host);

    /** Returns help for inspection (Shift-Tab): plain text. */
    String help();

    /**
     * Returns help for what stands at the cursor, such as an option.
     *
     * @param arguments the raw arguments
     * @param cursor index into them; negative while the name itself is pointed at
     */
    default String help(String arguments, int cursor) {
        return help();
    }

    /**
     * What could stand at the cursor.
     *
     * @param start index of the first character that a candidate replaces
     * @param end index after the last one
     * @param candidates whole replacements
     */
    record Completions(int start, int end, List<String> candidates) {
        public Completions {
            candidates = List.copyOf(candidates);
        }
    }
}
