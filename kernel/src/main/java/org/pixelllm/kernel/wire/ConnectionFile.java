package org.pixelllm.kernel.wire;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.pixelllm.problem.UserProblem;

/**
 * Where a kernel listens, and the key that its clients share with it.
 *
 * @param ip the address to bind, a loopback one unless the environment allows others
 * @param shell port of the requests
 * @param control port of the urgent requests
 * @param stdin port of the questions to the user
 * @param iopub port of the broadcasts
 * @param heartbeat port of the echo
 * @param key secret of the signatures, empty for none
 */
public record ConnectionFile(String ip, int shell, int control, int stdin, int iopub, int heartbeat, String key) {
    /** The environment variable that, set to 1, lets the kernel listen to other machines. */
    public static final String ALLOW_REMOTE = "PIXELLLM_KERNEL_ALLOW_REMOTE";

    private static final String LOOPBACK = "127.0.0.1";
    private static final int LOWEST_PORT = 15_000;
    private static final int HIGHEST_PORT = 32_000;
    private static final int LARGEST = 65_536; // characters; a real one has about 300

    /**
     * Picks five free ports and a fresh key on this machine.
     *
     * <p>The ports lie below those that systems give to outgoing connections: a client that calls before the kernel
     * listens could otherwise be given the very port that it calls, and would hold it, connected to itself.
     */
    public static ConnectionFile loopback() throws IOException {
        List<ServerSocket> held = new ArrayList<>(); // all at once, so that no port comes twice
        try {
            for (int i = 0; i < 5; i++) {
                held.add(open());
            }
            int[] ports = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            return new ConnectionFile(LOOPBACK, ports[0], ports[1], ports[2], ports[3], ports[4],
                    UUID.randomUUID().toString());
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    private static ServerSocket open() throws IOException {
        for (int tries = 1; tries < 100; tries++) {
            try {
                int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
                return new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK));
            } catch (BindException e) {
                continue; // somebody has it
            }
        }
        return new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK)); // any, then
    }

    /**
     * Reads the file that a Jupyter client wrote.
     *
     * @throws UserProblem a file that is missing, no connection file, or asks for what this kernel refuses
     */
    public static ConnectionFile read(Path file) {
        try {
            String text = Files.size(file) > LARGEST ? "" : Files.readString(file);
            if (JsonParser.parseString(text) instanceof JsonObject json) {
                return of(json, file);
            }
            throw problem(file, "no JSON object"); // and no word of what it holds: that may be the key
        } catch (IOException | JsonParseException e) {
            throw problem(file, "it cannot be read as JSON").because(e);
        }
    }

    private static ConnectionFile of(JsonObject json, Path file) {
        if (!Json.text(json, "transport", "tcp").equals("tcp")) {
            throw problem(file, "transport " + Json.text(json, "transport", "") + ", only tcp is spoken here");
        }
        if (!Json.text(json, "signature_scheme", "hmac-sha256").equals("hmac-sha256")) {
            throw problem(file, "a signature scheme other than hmac-sha256");
        }
        return new ConnectionFile(address(json, file), port(json, "shell_port", file), port(json, "control_port", file),
                port(json, "stdin_port", file), port(json, "iopub_port", file), port(json, "hb_port", file),
                Json.text(json, "key", ""));
    }

    private static String address(JsonObject json, Path file) {
        String ip = Json.text(json, "ip", LOOPBACK).replace("localhost", LOOPBACK);
        if (!isLoopback(ip) && !"1".equals(System.getenv(ALLOW_REMOTE))) {
            throw problem(file, "ip " + ip + ", which other machines can reach").line("to allow it",
                    "set " + ALLOW_REMOTE + "=1");
        }
        return ip;
    }

    private static boolean isLoopback(String ip) {
        return ip.equals("::1") || ip.matches("127(\\.\\d{1,3}){3}");
    }

    private static int port(JsonObject json, String name, Path file) {
        int port = Json.number(json, name, 0);
        if (port < 1 || port > 65_535) {
            throw problem(file, "no port between 1 and 65535 as " + name);
        }
        return port;
    }

    private static UserProblem problem(Path file, String saw) {
        return UserProblem.that("could not use the connection file \"" + file + "\"").line("saw", saw);
    }

    /** Writes the file, readable by its owner alone where the file system can say so. */
    public void write(Path file) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, json().toString());
    }

    private JsonObject json() {
        return Json.object("transport", "tcp", "ip", ip, "shell_port", shell, "control_port", control, "stdin_port",
                stdin, "iopub_port", iopub, "hb_port", heartbeat, "key", key, "signature_scheme", "hmac-sha256",
                "kernel_name", "pixelllm");
    }

    /** Returns where a socket binds or connects. */
    public String address(int port) {
        return "tcp://" + (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + port;
    }

    /** Says nothing of the key: this text may reach a log. */
    @Override
    public String toString() {
        return "kernel at " + ip + ", shell port " + shell;
    }
}
