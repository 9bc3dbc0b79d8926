package org.pixelllm.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.pixelllm.problem.UserProblem;

/** Python's pickles, which run what they hold when they are read; so nothing here reads them. */
final class Pickles {
    private static final List<String> ENDINGS = List.of(".bin", ".pth", ".pt", ".ckpt", ".pkl", ".pickle");

    private Pickles() {}

    /** Returns whether a file's name ends as those of PyTorch's pickles do. */
    static boolean isNamedSo(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /**
     * Lets pass what is no pickle, by its first bytes where it exists, else by its name.
     *
     * @throws UserProblem with the line that converts it
     */
    static void refuse(Path file) {
        if (isNamedSo(file) || beginsSo(file)) {
            throw refusal(file);
        }
    }

    static UserProblem refusal(Path file) {
        String name = file.getFileName().toString();
        String shown = name.matches("[A-Za-z0-9._-]+") ? name : "FILE"; // it may be pasted into a shell
        return UserProblem.that("did not read \"" + file + "\": a pickle can run any program when it is read")
                .line("convert it", "python -c \"import torch, safetensors.torch as s; "
                        + "w = torch.load('%s', map_location='cpu', weights_only=True); ".formatted(shown)
                        + "w = w.get('state_dict', w.get('model', w)); "
                        + "s.save_file({k: v.clone().contiguous() for k, v in w.items()}, 'model.safetensors')\"");
    }

    /** PyTorch writes zip files of pickles; before, pickles of protocol 2 and later: 0x80 and that number. */
    private static boolean beginsSo(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] begin = in.readNBytes(8);
            boolean zip = begin.length == 8 && begin[0] == 'P' && begin[1] == 'K' && begin[2] == 3 && begin[3] == 4;
            return zip || begin.length == 8 && begin[0] == (byte) 0x80 && begin[1] >= 2 && begin[1] <= 5
                    && begin[7] != 0; // where it is 0, this is the length of a safetensors header
        } catch (IOException e) {
            return false; // whoever reads it next says why it cannot be read
        }
    }
}
