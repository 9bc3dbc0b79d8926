package org.pixelllm.train;

import java.util.function.Supplier;
import org.pixelllm.problem.UserProblem;

/** Work on files that an interrupt does not break off; whoever asks later still sees the interrupt. */
final class Unbroken {
    private Unbroken() {}

    /** Does work that may be begun anew; returns what it returns. */
    static <T> T during(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return work.get();
        } catch (UserProblem e) { // an interrupt closes files
            if (!Thread.interrupted()) {
                throw e;
            }
            interrupted = true;
            return work.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Does work that may be begun anew. */
    static void during(Runnable work) {
        during(() -> {
            work.run();
            return null;
        });
    }
}
