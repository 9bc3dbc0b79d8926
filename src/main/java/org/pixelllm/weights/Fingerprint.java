package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Names things by what they hold: equal numbers, equal name. */
public final class Fingerprint {
    private final MessageDigest digest;

    /** Begins with nothing. */
    public Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Adds a text. */
    public Fingerprint text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
        digest.update(bytes);
        return this;
    }

    /** Adds bytes. */
    public Fingerprint bytes(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Adds tensors, in the order of their names. */
    public Fingerprint tensors(Map<String, NDArray> tensors) {
        new TreeMap<>(tensors).forEach((name, tensor) -> {
            text(name + tensor.getShape());
            if (tensor.size() > 0) {
                digest.update(tensor.toByteBuffer(true));
            }
        });
        return this;
    }

    /** Returns the name, 64 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
