package org.pixelllm.kernel;

import java.nio.file.Path;
import org.pixelllm.kernel.assist.History;
import org.pixelllm.kernel.cli.Verbs;
import org.pixelllm.kernel.client.Jdk;
import org.pixelllm.kernel.wire.ConnectionFile;
import org.pixelllm.problem.UserProblem;

/** The program: {@code kernel CONNECTION_FILE} for Jupyter, verbs for people. */
public final class Main {
    private static final int USERS_PROBLEM = 2;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        // the kernel's start must not pay for the command line
        boolean kernel = arguments.length == 2 && arguments[0].equals("kernel");
        System.exit(kernel ? serve(Path.of(arguments[1])) : Verbs.execute(arguments));
    }

    /** Serves until a client ends it; exiting then ends whatever threads the cells have left behind. */
    private static int serve(Path connectionFile) throws InterruptedException {
        try (Kernel kernel = open(connectionFile)) {
            Parent.whenGone(kernel::end);
            kernel.awaitShutdown();
            return 0;
        } catch (UserProblem problem) {
            System.err.println(problem.getMessage());
            return USERS_PROBLEM;
        }
    }

    private static Kernel open(Path connectionFile) {
        Jdk.require();
        return new Kernel(ConnectionFile.read(connectionFile), History.ofThisUser());
    }
}
