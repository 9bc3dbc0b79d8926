package org.pixelllm.eval.task;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pixelllm.problem.UserProblem;

/**
 * Predictions as JSON lines, an object for each question, in any order:
 *
 * <pre>
 * caption, location  {"id": "42", "caption": "a red car"}
 * refer              {"id": "42", "box": [x0, y0, x1, y1], "mask": {"size": [height, width], "counts": "…"}}
 * trace              {"id": "42", "width": 640, "height": 480, "words": [{"text": "car", "points": [[x, y], …]}, …]}
 * dense              {"id": "42", "regions": [{"box": [x0, y0, x1, y1], "score": 0.9, "caption": "a red car"}, …]}
 * any                {"id": "42", "refused": "why there is no answer"}
 * </pre>
 *
 * <p>Pixels count from the upper left corner; {@code mask} may be missing, its counts are COCO's compressed ones;
 * {@code words} may stand in all tasks but dense. What an {@code id} is tells {@link QuestionIds}. The first line may say
 * where they come from, see {@link Origin}. A line is written at once and as a whole; only the last can be cut short, by
 * a kill, and then counts for nothing. Only the places of the lines are kept in memory.
 */
public final class PredictionFile implements AutoCloseable {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Path path;
    private final Task task;
    private final RandomAccessFile file;
    private final Map<String, Long> places = new LinkedHashMap<>();
    private Optional<Origin> origin = Optional.empty();
    private boolean cutShort;

    private PredictionFile(Path path, Task task, String mode) {
        this.path = path;
        this.task = task;
        try {
            file = new RandomAccessFile(path.toFile(), mode);
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /** Begins a new file. */
    static PredictionFile create(Path path, Origin origin) {
        PredictionFile predictions = new PredictionFile(path, origin.task(), "rw");
        predictions.origin = Optional.of(origin);
        predictions.write(origin.json());
        return predictions;
    }

    /**
     * Goes on with a file; a last line that was cut short is taken away.
     *
     * @throws UserProblem if its predictions come from elsewhere
     */
    static PredictionFile resume(Path path, Origin origin) {
        PredictionFile predictions = new PredictionFile(path, origin.task(), "rw");
        try {
            predictions.index(true);
            predictions.origin.ifPresent(before -> before.requireSame(origin, path));
            if (predictions.origin.isEmpty() && predictions.places.isEmpty()) { // killed while the first line was written
                predictions.write(origin.json());
            }
            return predictions;
        } catch (RuntimeException e) {
            predictions.close();
            throw e;
        }
    }

    /**
     * Opens somebody's predictions.
     *
     * @throws UserProblem if the file is missing or a line is no prediction of the task, with its number
     */
    public static PredictionFile read(Path path, Task task) {
        PredictionFile predictions = new PredictionFile(path, task, "r");
        try {
            predictions.index(false);
            return predictions;
        } catch (RuntimeException e) {
            predictions.close();
            throw e;
        }
    }

    private void index(boolean mend) {
        try (PredictionLines lines = new PredictionLines(path)) {
            for (Optional<PredictionLines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                PredictionLines.Line line = next.get();
                if (!line.isEnded() && (mend || !isWhole(line.text()))) {
                    cutShort = true;
                    if (mend) {
                        file.setLength(line.offset());
                    }
                } else if (!line.text().isBlank()) {
                    take(line);
                }
            }
            file.seek(file.length());
        } catch (IOException e) {
            throw problem(e);
        }
    }

    private static boolean isWhole(String line) {
        try {
            return line.isBlank() || JsonParser.parseString(line).isJsonObject();
        } catch (JsonParseException | StackOverflowError e) {
            return false;
        }
    }

    private void take(PredictionLines.Line line) {
        JsonObject json = object(line.text(), line.number());
        if (places.isEmpty() && origin.isEmpty() && Origin.is(json)) {
            origin = Optional.of(checked(line.number(), () -> Origin.of(new Fields(json, ""))));
            return;
        }
        Prediction prediction = checked(line.number(), () -> parse(json));
        if (places.put(prediction.id(), line.offset()) != null) {
            throw bad(line.number(), "the id \"" + prediction.id() + "\" for the second time");
        }
    }

    private JsonObject object(String text, long line) {
        try {
            return JsonParser.parseString(text).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException | StackOverflowError e) {
            throw bad(line, "no JSON object");
        }
    }

    private Prediction parse(JsonObject json) {
        Fields fields = new Fields(json, "");
        String id = fields.id("id");
        return fields.has("refused")
                ? new Prediction.Refused(id, fields.text("refused"))
                : task.rules().read(id, fields);
    }

    private <T> T checked(long line, java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Fields.Wrong e) {
            throw bad(line, e.getMessage());
        }
    }

    private UserProblem bad(long line, String seen) {
        return UserProblem.that("could not read the predictions in \"" + path.getFileName() + "\"")
                .line("at", "line " + line).line("seen", seen)
                .line("form", "see help eval; the task is " + task.word());
    }

    private UserProblem problem(IOException e) {
        return UserProblem.that("could not read or write the predictions in \"" + path.getFileName() + "\"")
                .line("seen", e.toString()).because(e);
    }

    /** Returns the ids of all predictions in their order. */
    public Set<String> ids() {
        return Collections.unmodifiableSet(places.keySet());
    }

    /** Reads where the predictions of a file come from, if its first line tells it. */
    public static Optional<Origin> origin(Path path) {
        try (PredictionLines lines = new PredictionLines(path)) {
            return lines.next().map(PredictionLines.Line::text).filter(PredictionFile::isWhole)
                    .filter(line -> !line.isBlank()).map(line -> JsonParser.parseString(line).getAsJsonObject())
                    .filter(Origin::is).map(line -> Origin.of(new Fields(line, "")));
        } catch (IOException | Fields.Wrong e) {
            throw UserProblem.that("could not read the predictions in \"" + path.getFileName() + "\"")
                    .line("seen", String.valueOf(e.getMessage())).because(e);
        }
    }

    /** Returns where the predictions come from, if the file tells it. */
    public Optional<Origin> origin() {
        return origin;
    }

    /** Says whether the last line was cut short and left out. */
    public boolean isCutShort() { return cutShort; }

    /** Returns the answer to a question. */
    public Optional<Prediction> get(String id) {
        Long place = places.get(id);
        if (place == null) {
            return Optional.empty();
        }
        try (PredictionLines lines = new PredictionLines(path, place)) {
            return lines.next().map(line -> parse(object(line.text(), 0)));
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /** Appends a prediction; it is in the file when this returns. */
    void add(Prediction prediction) {
        try {
            places.put(prediction.id(), file.length());
        } catch (IOException e) {
            throw problem(e);
        }
        write(PredictionJson.of(prediction));
    }

    private void write(JsonObject line) {
        try {
            file.seek(file.length());
            file.write((GSON.toJson(line) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw problem(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw problem(e);
        }
    }
}
