package org.pixelllm.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages with HMAC-SHA256 in lower-case hexadecimal; an empty key signs nothing and accepts everything. */
final class Signer {
    private final Mac mac;

    Signer(String key) {
        try {
            mac = key.isEmpty() ? null : keyed(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    private static Mac keyed(String key) throws GeneralSecurityException, InvalidKeyException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac;
    }

    synchronized byte[] sign(List<byte[]> parts) {
        if (mac == null) {
            return new byte[0];
        }
        parts.forEach(mac::update);
        return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    }

    /** Compares in constant time: the answer's delay tells nothing of the right signature. */
    boolean accepts(byte[] signature, List<byte[]> parts) {
        return mac == null || MessageDigest.isEqual(signature, sign(parts));
    }
}
