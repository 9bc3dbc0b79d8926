package org.pixelllm.magics.adapter;

/**
 * Puts our magics into a kernel that cannot find them by itself: {@code org.pixelllm.magics.adapter.Plugin.install();}
 *
 * <p>Compiled for Java 11, as is {@link JJavaExtension}, so that an older Java hears what is wrong in plain words.
 */
public final class Plugin {
    private static volatile Object last;

    private Plugin() {}

    /**
     * Finds out which kernel runs and puts our magics into it; doing so twice does no harm.
     *
     * @throws IllegalStateException a kernel or a Java that does not fit; the message says what would
     */
    public static void install() {
        String refusal = Fit.refusal(Runtime.version().feature());
        if (refusal.isEmpty()) {
            refusal = Fit.install(Plugin.class.getClassLoader());
        }
        if (!refusal.isEmpty()) {
            IllegalStateException problem = new IllegalStateException(refusal);
            problem.setStackTrace(new StackTraceElement[0]);
            throw problem;
        }
    }

    /**
     * Returns what the last magic returned, where a kernel lets nobody take it: after a whole cell, or in RJK.
     *
     * @param <T> what the caller expects
     */
    @SuppressWarnings("unchecked") // the caller says what it was
    public static <T> T last() {
        return (T) last;
    }

    static void remember(Object value) {
        last = value;
    }
}
