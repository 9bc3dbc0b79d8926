package org.pixelllm.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodecTest {
    private final Codec codec = new Codec("secret");
    private final Message request = new Author("me").request("some_request", Json.object("text", "grüß\n", "n", 1));

    @Test
    void aMessageComesBackAsItWas() {
        Message back = codec.read(codec.write(request)).orElseThrow();

        assertEquals(request.header(), back.header());
        assertEquals(request.content(), back.content());
        assertEquals("some_request", back.type());
    }

    @Test
    void aChangedFrameIsRefused() {
        List<byte[]> frames = new ArrayList<>(codec.write(request));
        frames.set(frames.size() - 1, "{\"text\":\"forged\"}".getBytes(StandardCharsets.UTF_8));

        assertTrue(codec.read(frames).isEmpty());
    }

    @Test
    void everyCutIsRefused() {
        List<byte[]> frames = codec.write(request);
        for (int length = 0; length < frames.size(); length++) {
            assertTrue(codec.read(frames.subList(0, length)).isEmpty());
        }
    }

    @Test
    void withoutAKeyNothingIsSigned() {
        List<byte[]> frames = new Codec("").write(request);

        assertEquals(0, frames.get(1).length);
        assertTrue(new Codec("").read(frames).isPresent());
    }

    @Test
    void jsonThatIsNoObjectIsRefused() {
        List<byte[]> frames = new ArrayList<>(new Codec("").write(request));
        for (String json : List.of("", "[]", "{", "3", "null", "{\"a\":".repeat(5000))) {
            frames.set(5, json.getBytes(StandardCharsets.UTF_8));
            assertTrue(new Codec("").read(frames).isEmpty(), json);
        }
    }

    @Test
    void theSignatureIsThatOfOtherImplementations() {
        // printf 'abcd' | openssl dgst -sha256 -hmac secret
        List<byte[]> parts = List.of("ab".getBytes(StandardCharsets.UTF_8), "cd".getBytes(StandardCharsets.UTF_8));
        byte[] expected = "3057ecbaeceffb90b97394a97267236eca9f9e5520dfe387831a22a0eb7709d2"
                .getBytes(StandardCharsets.US_ASCII);

        assertArrayEquals(expected, new Signer("secret").sign(parts));
    }
}
