package org.pixelllm.kernel.cell;

import java.util.List;
import java.util.UUID;
import org.pixelllm.magics.spi.Bundle;

/** The functions that every cell can call by their bare names. */
public final class Notebook {
    private Notebook() {}

    /**
     * Shows a value below the cell.
     *
     * @param mimeTypes the forms wanted, such as {@code image/png}; all that the value offers where none is named
     * @return the display's id, for {@link #updateDisplay}
     */
    public static String display(Object value, String... mimeTypes) {
        String id = UUID.randomUUID().toString();
        Hooks.host().display(id, render(value, mimeTypes));
        return id;
    }

    /** Shows several values, one below the other. */
    public static void display(Object first, Object second, Object... more) {
        display(first);
        display(second);
        for (Object value : more) {
            display(value);
        }
    }

    /** Replaces what {@link #display(Object, String...)} showed under an id. */
    public static void updateDisplay(String id, Object value, String... mimeTypes) {
        Hooks.host().update(id, render(value, mimeTypes));
    }

    /** Returns the forms in which a value would be shown. */
    public static Bundle render(Object value, String... mimeTypes) {
        return Hooks.host().render(value, mimeTypes);
    }

    /** Runs a line magic from Java; words that hold spaces arrive in double quotes. */
    @SuppressWarnings("unchecked") // the compiler adds the cast to the declared type at the call
    public static <T> T lineMagic(String name, List<String> arguments) throws Exception {
        return (T) Hooks.host().magic(name, MagicRegistry.joined(arguments));
    }

    /** Runs a cell magic from Java. */
    @SuppressWarnings("unchecked") // as above
    public static <T> T cellMagic(String name, List<String> arguments, String body) throws Exception {
        return (T) Hooks.host().cellMagic(name, MagicRegistry.joined(arguments), body);
    }

    /** Runs code as a cell of its own would and returns its value, null for none. */
    public static Object eval(String code) throws Exception {
        return Hooks.host().evaluate(code);
    }

    /** Prints a line as {@link java.io.PrintStream#printf} does. */
    public static void printf(String format, Object... values) {
        System.out.printf(format, values);
    }

    /** Asks the user for a line. */
    public static String input(String prompt) {
        return Hooks.host().ask(prompt);
    }

    /** Asks the user for a password, which the front end hides. */
    public static String password(String prompt) {
        return Hooks.host().askSecret(prompt);
    }

    /** Clears what this cell has shown so far. */
    public static void clearOutput() {
        Hooks.host().clear(false);
    }

    /** Clears what this cell has shown, now or, without flicker, when it shows the next thing. */
    public static void clearOutput(boolean wait) {
        Hooks.host().clear(wait);
    }

    /** Returns the kernel that runs this notebook. */
    public static JavaKernel getKernelInstance() {
        return Hooks.host().kernel();
    }
}
