package org.pixelllm.nn;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Attention as one operation of PyTorch, which never holds all weights at once: much faster for many tokens, forwards and
 * above all backwards.
 *
 * <p>DJL has no call for it, but it runs TorchScript. The function is written here, in the format that
 * {@code torch.jit.save} writes.
 *
 * @see <a href="https://arxiv.org/abs/2205.14135">FlashAttention</a>
 */
final class FusedAttention {
    private static final String CODE = """
            class Attend(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              _is_full_backward_hook : Optional[bool]
              def forward(self: __torch__.Attend,
                q: Tensor,
                k: Tensor,
                v: Tensor) -> Tensor:
                _0 = torch.scaled_dot_product_attention(q, k, v, None, 0., False, scale=1.)
                return _0
            """;
    // pickles: an Attend whose training is true and whose hook is None, and a tuple of no constants
    private static final String OBJECT = "\u0080\u0002c__torch__\nAttend\n)\u0081}(X\u0008\u0000\u0000\u0000training\u0088"
            + "X\u0016\u0000\u0000\u0000_is_full_backward_hookNub.";
    private static final String CONSTANTS = "\u0080\u0002).";

    private static final Map<Device, Model> LOADED = new ConcurrentHashMap<>();

    private FusedAttention() {}

    /**
     * Weighs values by the softmax of query times key.
     *
     * @param query (B, N, Q, H), scaled already
     * @param key (B, N, K, H)
     * @param value (B, N, K, H)
     * @return (B, N, Q, H)
     */
    static NDArray apply(NDArray query, NDArray key, NDArray value) {
        Model model = LOADED.computeIfAbsent(query.getDevice(), FusedAttention::load);
        return model.getBlock().forward(new ParameterStore(query.getManager(), false), new NDList(query, key, value),
                true).singletonOrThrow();
    }

    private static Model load(Device device) {
        Model model = Model.newInstance("attention", device, "PyTorch");
        try {
            model.load(new ByteArrayInputStream(archive()));
            return model;
        } catch (IOException | MalformedModelException e) {
            throw new IllegalStateException("PyTorch does not read what this program writes", e);
        }
    }

    private static byte[] archive() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("data.pkl", OBJECT);
        entries.put("code/__torch__.py", CODE);
        entries.put("constants.pkl", CONSTANTS);
        entries.put("version", "3\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry("attend/" + entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }
}
