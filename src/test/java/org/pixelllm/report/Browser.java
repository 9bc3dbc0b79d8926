package org.pixelllm.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A Chromium without a window, spoken to over its debugging protocol; waits for no answer longer than three minutes. */
final class Browser implements AutoCloseable, WebSocket.Listener {
    private static final List<Path> PLACES = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"));
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final BlockingQueue<JsonObject> answers = new ArrayBlockingQueue<>(1000);
    private final StringBuilder part = new StringBuilder();
    private int asked;

    /** Returns where a Chromium is, if there is one. */
    static Optional<Path> find() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    Browser(Path program, Path folder) throws IOException, InterruptedException {
        profile = Files.createDirectories(folder.resolve("profile"));
        List<String> command = new ArrayList<>(List.of(program.toString(), "--headless", "--no-sandbox",
                "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-extensions", "--hide-scrollbars",
                "--font-render-hinting=none",
                "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank"));
        process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile())
                .start();
        socket = HttpClient.newHttpClient().newWebSocketBuilder().connectTimeout(PATIENCE)
                .buildAsync(page(port()), this).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private int port() throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        for (int i = 0; i < 600 && process.isAlive(); i++) {
            if (Files.exists(file)) {
                try (Stream<String> lines = Files.lines(file)) {
                    Optional<String> first = lines.findFirst();
                    if (first.isPresent()) {
                        return Integer.parseInt(first.get());
                    }
                }
            }
            Thread.sleep(100);
        }
        throw new IOException("Chromium did not start");
    }

    private static URI page(int port) throws IOException, InterruptedException {
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .timeout(PATIENCE).build();
        JsonElement pages = JsonParser
                .parseString(HttpClient.newHttpClient().send(list, BodyHandlers.ofString()).body());
        for (JsonElement each : pages.getAsJsonArray()) {
            if (each.getAsJsonObject().get("type").getAsString().equals("page")) {
                return URI.create(each.getAsJsonObject().get("webSocketDebuggerUrl").getAsString());
            }
        }
        throw new IOException("Chromium has no page: " + pages);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            JsonObject answer = JsonParser.parseString(part.toString()).getAsJsonObject();
            part.setLength(0);
            if (answer.has("id")) {
                answers.add(answer);
            }
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private JsonObject ask(String method, String parameters) {
        int id = ++asked;
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true).join();
        try {
            JsonObject answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            while (answer != null && answer.get("id").getAsInt() < id) { // of a question that was given up
                answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            if (answer == null || !answer.has("result")) {
                throw new IllegalStateException(method + " was answered with " + answer);
            }
            return answer.getAsJsonObject("result");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Opens a page at a size, in light or dark. */
    void open(Path page, int width, int height, String scheme) {
        size(width, height);
        media("screen", scheme);
        ask("Page.navigate", "{\"url\":\"" + page.toUri() + "\"}");
        run("new Promise(r => document.readyState === 'complete' ? r() : addEventListener('load', () => r()))");
        run("document.documentElement.style.setProperty('--jp-content-font-family', 'DejaVu Sans')");
        point(0, 0);
    }

    void size(int width, int height) {
        ask("Emulation.setDeviceMetricsOverride", "{\"width\":" + width + ",\"height\":" + height
                + ",\"deviceScaleFactor\":1,\"mobile\":false}");
    }

    void media(String media, String scheme) {
        ask("Emulation.setEmulatedMedia", "{\"media\":\"" + media
                + "\",\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]}");
    }

    /** Runs JavaScript, waits for a promise, and returns the value as text. */
    String run(String script) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("expression", script);
        parameters.addProperty("awaitPromise", true);
        parameters.addProperty("returnByValue", true);
        JsonObject result = ask("Runtime.evaluate", parameters.toString());
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(result.toString());
        }
        JsonElement value = result.getAsJsonObject("result").get("value");
        return value == null ? "" : value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }

    /** Moves the pointer over the middle of what a selector finds. */
    void hover(String selector) {
        double[] at = middle(selector);
        point(at[0], at[1]);
    }

    void click(String selector) {
        double[] at = middle(selector);
        mouse("mousePressed", at[0], at[1]);
        mouse("mouseReleased", at[0], at[1]);
    }

    private double[] middle(String selector) {
        run("document.querySelector('" + selector + "').scrollIntoView({block: 'nearest'})");
        String[] xy = run("(r => (r.left + r.right) / 2 + ' ' + (r.top + r.bottom) / 2)(document.querySelector('"
                + selector + "').getBoundingClientRect())").split(" ");
        return new double[]{Double.parseDouble(xy[0]), Double.parseDouble(xy[1])};
    }

    void point(double x, double y) {
        mouse("mouseMoved", x, y);
    }

    private void mouse(String what, double x, double y) {
        ask("Input.dispatchMouseEvent", "{\"type\":\"" + what + "\",\"x\":" + x + ",\"y\":" + y
                + ",\"button\":\"" + (what.equals("mouseMoved") ? "none" : "left") + "\",\"clickCount\":1}");
    }

    /** Presses a key by its name in JavaScript. */
    void press(String key) {
        Map<String, Integer> codes = Map.of("Tab", 9, "ArrowRight", 39, "ArrowLeft", 37, "Home", 36, "End", 35,
                "Escape",
                27);
        for (String type : List.of("rawKeyDown", "keyUp")) {
            ask("Input.dispatchKeyEvent", "{\"type\":\"" + type + "\",\"key\":\"" + key + "\",\"code\":\"" + key
                    + "\",\"windowsVirtualKeyCode\":" + codes.get(key) + "}");
        }
    }

    /** Returns what is on the screen once pictures are there and what moves has come to rest. */
    BufferedImage look() throws IOException {
        run("Promise.all([...document.images].map(i => i.decode().catch(() => 0)))");
        run("Promise.all(document.getAnimations().filter(a => a.effect.getTiming().iterations !== Infinity)"
                + ".map(a => a.finished))");
        String png = ask("Page.captureScreenshot", "{\"format\":\"png\"}").get("data").getAsString();
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
            }
            for (String link : List.of("SingletonLock", "SingletonSocket", "SingletonCookie")) {
                Files.deleteIfExists(profile.resolve(link)); // they point out of the folder
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
