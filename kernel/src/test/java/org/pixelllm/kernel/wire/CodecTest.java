package org.pixelllm.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

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
    void signaturesAreComparedInConstantTime() throws IOException {
        List<String> calls = new ArrayList<>();
        new ClassReader(Signer.class.getName()).accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String method, String type, String generic, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitMethodInsn(int code, String owner, String name, String of, boolean isInterface) {
                        calls.add(method + " calls " + owner + "." + name);
                    }
                };
            }
        }, 0);

        assertTrue(calls.contains("accepts calls java/security/MessageDigest.isEqual"), calls.toString());
        assertFalse(calls.stream().anyMatch(call -> call.matches(".*(Arrays|String|Objects)\\.(equals|compare).*")));
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
