package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import com.google.gson.Gson;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.problem.UserProblem;

/**
 * What a training taught a model, alone: a small file beside a model that stays as it is.
 *
 * <p>It holds every parameter that learned, LoRA and others, and knows the numbers of all that did not: laid on another
 * model than its own it is refused.
 */
public final class Adapter {
    private static final String KEY = "pixelllm.adapter";

    private final Path file;
    private final About about;

    /**
     * What the file says of itself.
     *
     * @param model name or folder of the model that it was learned on
     * @param lora that was added to the language model's encoder and decoder; rank 0 for none
     * @param words that this model had no tokens for; {@code null} in files of old, for none
     * @param rest fingerprint of all parameters that did not learn
     */
    private record About(String model, LoraConfig lora, List<String> words, String rest) {
        About {
            Objects.requireNonNull(model);
            Objects.requireNonNull(lora);
            words = words == null ? List.of() : List.copyOf(words);
            Objects.requireNonNull(rest);
        }
    }

    private Adapter(Path file, About about) {
        this.file = file;
        this.about = about;
    }

    /**
     * Writes what learned, in one step.
     *
     * @param learned by name
     * @param all parameters of the model, by name
     * @param model name or folder of the model that it was learned on
     * @param added LoRA that this model had not
     * @param words that it had no tokens for
     */
    public static void write(Path file, Map<String, NDArray> learned, Map<String, NDArray> all, String model,
            LoraConfig added, List<String> words) {
        String json = new Gson().toJson(new About(model, added, words, rest(all, learned)));
        Safetensors.write(file, learned, Precision.FLOAT32, Map.of(KEY, json));
    }

    /**
     * Reads what a file says of itself.
     *
     * @throws UserProblem if it is missing, damaged, or none of these files
     */
    static Adapter read(Path file) {
        String json = Safetensors.metadata(file).get(KEY);
        try {
            if (json != null) {
                return new Adapter(file, new Gson().fromJson(json, About.class));
            }
        } catch (RuntimeException e) { // Gson wraps what a record's constructor throws
            throw foreign(file).because(e);
        }
        throw foreign(file);
    }

    private static UserProblem foreign(Path file) {
        return UserProblem.that("could not read \"" + file + "\" as a LoRA file")
                .line("found", "tensors that do not say what they were learned on")
                .line("try", "the lora.safetensors that train writes beside its model");
    }

    /** Returns the words that the model has no tokens for without this. */
    List<String> words() {
        return about.words;
    }

    /** Returns the shape of a model with this on it. */
    ModelConfig on(ModelConfig config) {
        return about.lora.rank() > 0 && !Lora.isIn(config) ? Lora.with(config, about.lora) : config;
    }

    /** Lays this on a model's tensors; takes them over. */
    Tensors on(Tensors model) {
        try {
            return new OverlaidTensors(model, SafetensorsFile.open(file));
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /**
     * Refuses a model on which this was not learned.
     *
     * @param all parameters of the model with this on it
     */
    void check(Map<String, NDArray> all, String model) {
        Map<String, NDArray> learned = new LinkedHashMap<>(all);
        try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
            learned.keySet().retainAll(tensors.table().keySet());
        }
        if (!rest(all, learned).equals(about.rest)) {
            throw UserProblem.that("could not lay \"" + file + "\" on the model \"" + model + "\"")
                    .line("learned on", "\"" + about.model + "\" as it was then")
                    .line("found", "other numbers in the parameters that it leaves alone")
                    .line("try", "the model that it was learned on");
        }
    }

    private static String rest(Map<String, NDArray> all, Map<String, NDArray> learned) {
        Map<String, NDArray> rest = new LinkedHashMap<>(all);
        rest.keySet().removeAll(learned.keySet());
        return new Fingerprint().tensors(rest).hex();
    }
}
