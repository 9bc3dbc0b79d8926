package org.pixelllm.kernel;

import java.nio.file.Path;
import org.pixelllm.kernel.wire.ConnectionFile;

/** The program: {@code kernel CONNECTION_FILE} for Jupyter, anything else for people. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length == 2 && arguments[0].equals("kernel")) {
            serve(Path.of(arguments[1]));
        }
    }

    private static void serve(Path connectionFile) throws InterruptedException {
        try (Kernel kernel = new Kernel(ConnectionFile.read(connectionFile))) {
            kernel.awaitShutdown();
        }
        System.exit(0); // whatever threads the cells have left behind
    }
}
