package org.pixelllm;

import java.nio.file.Path;
import org.pixelllm.image.Picture;
import org.pixelllm.problem.UserProblem;

/** The model: says what it sees, finds what you say, and points at every word. */
public final class PixelLlm implements AutoCloseable {
    /** Name of the model that ships in the jar. */
    public static final String SCENES = "scenes";

    /**
     * Loads a model folder, or the built-in model by its name {@link #SCENES}.
     *
     * @throws UserProblem if the folder is missing, foreign or damaged; what was loaded before stays usable
     */
    public static PixelLlm load(String nameOrFolder) {
        throw UserProblem.that("could not load the model " + nameOrFolder);
    }

    /** Returns the name or folder that the model was loaded from. */
    public String name() {
        return SCENES;
    }

    /** Returns the number of parameters. */
    public long parameters() {
        return 0;
    }

    /**
     * Captions a picture or a part of it.
     *
     * @param text what to say beside the picture (a question), or "" for none
     * @throws UserProblem if the prompt lies outside the picture or the text is too long
     */
    public Caption caption(Picture picture, Prompt prompt, String text) {
        throw new IllegalStateException();
    }

    /**
     * Finds what an expression means.
     *
     * @throws UserProblem if the expression is empty or too long
     */
    public Grounding refer(Picture picture, String expression) {
        throw new IllegalStateException();
    }

    /** Finds the place of every word of a given caption. */
    public Caption locate(Picture picture, Prompt prompt, String caption) {
        throw new IllegalStateException();
    }

    @Override
    public void close() {}
}
