package org.pixelllm.eval.ablation;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.train.PointingRecipe;

/**
 * Cells in a file, a line of JSON each, added as they end.
 *
 * <p>A kill may leave half a line at the end: it is skipped, and the next cell begins on a line of its own.
 */
final class CellStore {
    private static final Gson GSON = new Gson();

    private final Path file;
    private final List<AblationCell> cells = new ArrayList<>();

    private CellStore(Path file) {
        this.file = file;
    }

    /**
     * Reads what is there, perhaps nothing.
     *
     * @throws UserProblem if the file cannot be read
     */
    static CellStore open(Path file) {
        CellStore store = new CellStore(file);
        if (Files.exists(file)) {
            try {
                Files.readAllLines(file).forEach(store::read);
            } catch (IOException e) {
                throw UserProblem.that("could not read " + file).line("it says", String.valueOf(e.getMessage()))
                        .because(e);
            }
        }
        return store;
    }

    private void read(String line) {
        try {
            AblationCell cell = GSON.fromJson(line, AblationCell.class);
            if (cell != null && cell.recipe() != null && cell.scores() != null && cell.budget() != null) {
                cells.add(cell);
            }
        } catch (JsonParseException | IllegalArgumentException | NullPointerException e) {
            return; // half a line, or a cell of another release: it is trained anew
        } catch (RuntimeException e) { // Gson wraps what a record's constructor throws
            if (!(e.getCause() instanceof ReflectiveOperationException)) {
                throw e;
            }
        }
    }

    Optional<AblationCell> find(PointingRecipe recipe, String budget) {
        return cells.stream().filter(cell -> cell.isOf(recipe, budget)).findFirst();
    }

    /** Adds a cell; once this returns, it is in the file. */
    void add(AblationCell cell) {
        try {
            String before = Files.exists(file) && !endsLine() ? "\n" : "";
            Files.writeString(file, before + GSON.toJson(cell) + "\n", StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw UserProblem.that("could not write " + file).line("it says", String.valueOf(e.getMessage()))
                    .line("try", "a folder that can be written to, with room in it").because(e);
        }
        cells.add(cell);
    }

    private boolean endsLine() throws IOException {
        String all = Files.readString(file);
        return all.isEmpty() || all.endsWith("\n");
    }
}
