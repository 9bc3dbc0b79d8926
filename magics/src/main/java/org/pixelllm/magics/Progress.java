package org.pixelllm.magics;

import java.util.Locale;
import java.util.Map;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.report.Bar;

/** Tells how far long work has come, at most ten times a second, and lets it be interrupted between steps. */
public final class Progress {
    /** Metadata key that tells a terminal that the bundle is a remark and no result. */
    static final String MARK = "pixelllm/progress";
    /** For work of which nobody knows how much it is. */
    static final int UNKNOWN = Integer.MAX_VALUE;
    private static final long PAUSE_NANOS = 100_000_000;

    private final Host host;
    private final String doing;
    private final int total;
    private final int before;
    private final long start = System.nanoTime();
    private long told;
    private int begun;
    private String display;

    /**
     * Starts work of several steps; with one step there is nothing to tell.
     *
     * @param doing such as {@code captioning}
     */
    public Progress(Host host, String doing, int total) {
        this(host, doing, total, 0);
    }

    /**
     * Goes on with work of which some was done earlier.
     *
     * @param before steps that an earlier run did
     */
    Progress(Host host, String doing, int total, int before) {
        this.host = host;
        this.doing = doing;
        this.total = total;
        this.before = before;
    }

    /**
     * Begins the next step.
     *
     * @throws InterruptedException if the user has interrupted the cell
     */
    public void next(String name) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        at(begun + 1, name);
    }

    /** Tells which step has begun, for work that sees to its own interruption. */
    void at(int step, String name) {
        begun = step;
        if (total > 1 && (display == null || System.nanoTime() - told >= PAUSE_NANOS)) {
            told = System.nanoTime();
            String text = doing + " " + begun + (total == UNKNOWN ? "" : " of " + total) + "  " + name + remaining();
            show(total == UNKNOWN ? remark(text) : remark(text).with(Bundle.HTML, Bar.html(text, begun, total)));
        }
    }

    /** Replaces the progress by what came of it. */
    public void done(String result) {
        if (total > 1) {
            show(remark(String.format(Locale.ROOT, "%s in %.1f s", result, (System.nanoTime() - start) / 1e9)));
        }
    }

    private String remaining() {
        int done = begun - 1 - before;
        if (done <= 0 || total == UNKNOWN) {
            return "";
        }
        long seconds = Math.round((System.nanoTime() - start) / 1e9 / done * (total - begun + 1));
        return String.format(Locale.ROOT, "  %d:%02d left", seconds / 60, seconds % 60);
    }

    private static Bundle remark(String text) {
        return new Bundle(Map.of(Bundle.TEXT, text), Map.of(Bundle.TEXT, Map.of(MARK, true)));
    }

    private void show(Bundle bundle) {
        if (display == null) {
            display = host.display(bundle);
        } else {
            host.update(display, bundle);
        }
    }
}
