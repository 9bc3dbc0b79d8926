package org.pixelllm.kernel.wire;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Turns messages into signed frames and frames that are signed rightly into messages. */
public final class Codec {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int PARTS = 4; // header, parent, metadata, content

    private final Signer signer;

    public Codec(String key) {
        signer = new Signer(key);
    }

    /** Returns the message, or nothing where the frames are cut short, signed wrongly or no JSON objects. */
    public Optional<Message> read(List<byte[]> frames) {
        int at = delimiter(frames);
        int first = at + 2;
        if (at < 0 || frames.size() < first + PARTS) {
            return Optional.empty();
        }
        List<byte[]> parts = frames.subList(first, first + PARTS);
        return signer.accepts(frames.get(at + 1), parts)
                ? parse(frames.subList(0, at), parts, frames.subList(first + PARTS, frames.size()))
                : Optional.empty();
    }

    private static int delimiter(List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            if (Arrays.equals(frames.get(i), DELIMITER)) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<Message> parse(List<byte[]> identities, List<byte[]> parts, List<byte[]> buffers) {
        try {
            return Optional.of(new Message(List.copyOf(identities), object(parts.get(0)), object(parts.get(1)),
                    object(parts.get(2)), object(parts.get(3)), List.copyOf(buffers)));
        } catch (JsonParseException | IllegalStateException e) {
            return Optional.empty(); // no JSON, or JSON that is no object: nobody whom we could answer
        }
    }

    private static JsonObject object(byte[] json) {
        return JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    /** Returns the frames to send, signature included. */
    public List<byte[]> write(Message message) {
        List<byte[]> parts = List.of(bytes(message.header()), bytes(message.parent()), bytes(message.metadata()),
                bytes(message.content()));
        List<byte[]> frames = new ArrayList<>(message.identities());
        frames.add(DELIMITER);
        frames.add(signer.sign(parts));
        frames.addAll(parts);
        frames.addAll(message.buffers());
        return frames;
    }

    private static byte[] bytes(JsonObject json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
