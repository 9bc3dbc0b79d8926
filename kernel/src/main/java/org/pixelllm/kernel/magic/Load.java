package org.pixelllm.kernel.magic;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pixelllm.kernel.shell.CellFailure;
import org.pixelllm.kernel.shell.Failures;
import org.pixelllm.kernel.shell.Source;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.magics.spi.MagicException;

/** {@code %load FILE}: runs a Java or JShell source, or the code cells of a notebook, in this notebook. */
final class Load extends Nested {
    private static final long LARGEST = 32 << 20; // bytes

    Load() {
        super("load", "%load FILE: runs a .java, .jshell, .jsh or .ipynb file in this notebook");
    }

    @Override
    Object run(String arguments, Part.Line at, Source cell, Evaluator evaluator) throws CellFailure {
        Object value = null;
        for (Path file : files(required(arguments).replaceAll("^\"|\"$", ""))) {
            value = run(file, cell, evaluator);
        }
        return value;
    }

    private static List<Path> files(String pattern) throws CellFailure {
        try {
            return Glob.matches(pattern, Path.of("").toAbsolutePath());
        } catch (IOException | MagicException e) {
            throw Failures.of(new MagicException("%load " + e.getMessage(), e));
        }
    }

    private static Object run(Path file, Source cell, Evaluator evaluator) throws CellFailure {
        try {
            String text = read(file);
            return file.toString().endsWith(".ipynb")
                    ? notebook(text, cell, evaluator)
                    : evaluator.run(new Source(cell.count(), text));
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw Failures.of(new MagicException("%load could not read \"" + file + "\".\n  looked in  "
                    + file.toAbsolutePath().getParent(), e));
        }
    }

    private static String read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("larger than " + LARGEST + " bytes");
        }
        return Files.readString(file);
    }

    private static Object notebook(String text, Source cell, Evaluator evaluator) throws CellFailure {
        for (JsonElement each : Json.array(JsonParser.parseString(text).getAsJsonObject(), "cells")) {
            if (each instanceof JsonObject one && Json.text(one, "cell_type", "").equals("code")) {
                evaluator.run(new Source(cell.count(), source(one)));
            }
        }
        return null;
    }

    private static String source(JsonObject cell) {
        if (cell.get("source") instanceof JsonArray lines) {
            StringBuilder text = new StringBuilder();
            lines.forEach(line -> text.append(line.getAsString()));
            return text.toString();
        }
        return Json.text(cell, "source", "");
    }

    @Override
    Object runCell(String arguments, String body, Source cell, Evaluator evaluator) throws CellFailure {
        return run(arguments, new Part.Line(name(), arguments, 1), cell, evaluator);
    }
}
