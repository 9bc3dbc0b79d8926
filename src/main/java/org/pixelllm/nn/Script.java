package org.pixelllm.nn;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A function of tensors in the words of PyTorch, for what DJL has no call for or needs several for.
 *
 * <p>Each call of a tensor's method passes over memory once, and backwards twice; one call of the right function of PyTorch
 * passes once. PyTorch reads such functions from archives in the format of {@code torch.jit.save}; they are written here.
 *
 * <p>PyTorch rewrites the gradients of longer functions once it has run them twice, and then rounds otherwise: a training
 * that was stopped would not go on to the last bit. So what learns uses functions of one step of arithmetic.
 *
 * @see <a href="https://pytorch.org/docs/2.7/jit_language_reference.html">TorchScript</a>
 */
public final class Script {
    private static final String CODE = """
            class Function(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              _is_full_backward_hook : Optional[bool]
              def forward(self: __torch__.Function,
                %s) -> Tensor:
                %s
                return %s
            """;
    // pickles: a Function whose training is true and whose hook is None, and a tuple of no constants
    private static final String OBJECT = "\u0080\u0002c__torch__\nFunction\n)\u0081}(X\u0008\u0000\u0000\u0000training\u0088"
            + "X\u0016\u0000\u0000\u0000_is_full_backward_hookNub.";
    private static final String CONSTANTS = "\u0080\u0002).";
    private static final String VERSION = "10\n"; // of the functions' signatures

    private static final String LIST = "[]";

    private final Map<Device, Model> loaded = new ConcurrentHashMap<>();
    private final List<String> names;
    private final String code;

    /**
     * Takes a function; PyTorch reads it when it is first applied.
     *
     * @param result an expression of PyTorch's functions by their full signatures
     * @param names of the tensors in it, in the order of {@link #apply}
     */
    Script(String result, String... names) {
        this(List.of("_0 = " + result), "_0", List.of(names));
    }

    /**
     * Takes a function of several steps.
     *
     * @param steps assignments, or calls for their effect. PyTorch leaves a call out if neither a later step nor the result
     *            uses what it changes.
     * @param names of the tensors; {@code x[]} is a list of tensors, x in the steps
     */
    public Script(List<String> steps, String result, List<String> names) {
        this.names = names;
        String parameters = names.stream().map(Script::typed).collect(Collectors.joining(",\n    "));
        code = CODE.formatted(parameters, String.join("\n    ", steps), result);
    }

    private static String typed(String name) {
        return name.endsWith(LIST) ? name.replace(LIST, ": List[Tensor]") : name + ": Tensor";
    }

    /** Computes the function; the result belongs to the first tensor's manager. */
    NDArray apply(NDArray... tensors) {
        return apply(Stream.of(tensors).map(List::of).toList());
    }

    /** Computes the function; lists of one tensor stand for those that are none. The result belongs to the first's manager. */
    public NDArray apply(List<List<NDArray>> tensors) {
        NDManager manager = tensors.get(0).get(0).getManager();
        NDList inputs = new NDList();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).endsWith(LIST) ? names.get(i) : null;
            tensors.get(i).forEach(tensor -> inputs.add(named(manager, tensor, name)));
        }
        Model model = loaded.computeIfAbsent(manager.getDevice(), this::load);
        return model.getBlock().forward(new ParameterStore(manager, false), inputs, true).singletonOrThrow();
    }

    /** Names tensors as DJL wants it: those of a list alike, others not at all. */
    private static NDArray named(NDManager manager, NDArray tensor, String name) {
        if (Objects.equals(tensor.getName(), name)) {
            return tensor;
        }
        NDArray view = Borrow.in(manager, tensor);
        view.setName(name);
        return view;
    }

    private Model load(Device device) {
        Model model = Model.newInstance("script", device, "PyTorch");
        try {
            model.load(new ByteArrayInputStream(archive()));
            return model;
        } catch (IOException | MalformedModelException e) {
            throw new IllegalStateException("PyTorch does not read what this program writes", e);
        }
    }

    private byte[] archive() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("data.pkl", OBJECT);
        entries.put("code/__torch__.py", code);
        entries.put("constants.pkl", CONSTANTS);
        entries.put("version", VERSION);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry("script/" + entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }
}
