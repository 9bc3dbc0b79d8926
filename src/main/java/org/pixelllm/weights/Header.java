package org.pixelllm.weights;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The table of contents of a safetensors file.
 *
 * @param entries in the order of their bytes, which follow one another without a gap
 * @param metadata free text by key
 */
record Header(List<Entry> entries, Map<String, String> metadata) {
    /** Most axes of a tensor. */
    static final int MAX_RANK = 16;
    /** Most tensors of a file, so that a table of nothing cannot fill the memory; large models have 2,000. */
    static final int MAX_TENSORS = 100_000;

    /**
     * One tensor.
     *
     * @param begin of its bytes, counted from the end of the header
     * @param end of its bytes, exclusive
     */
    record Entry(String name, Element element, long[] shape, long begin, long end) {
        long count() {
            return (end - begin) / element.bytes;
        }
    }

    /** Returns the bytes that must follow the header. */
    long dataBytes() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).end;
    }

    /**
     * Parses and checks the header's text, UTF-8.
     *
     * @throws Malformed with what is wrong, in words
     */
    static Header parse(InputStream text) throws Malformed {
        try (JsonReader reader = new JsonReader(new InputStreamReader(text, StandardCharsets.UTF_8.newDecoder()))) {
            reader.setStrictness(Strictness.STRICT);
            Header header = parse(reader);
            return new Header(contiguous(header.entries), header.metadata);
        } catch (CharacterCodingException e) {
            throw new Malformed("a header that is no UTF-8", e);
        } catch (IOException | IllegalStateException | NumberFormatException | ArithmeticException e) {
            throw new Malformed("a header that is no safetensors table", e);
        }
    }

    private static Header parse(JsonReader reader) throws IOException, Malformed {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, String> metadata = new TreeMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (name.equals("__metadata__")) {
                readMetadata(reader, metadata);
            } else if (entries.put(name, entry(name, reader)) != null) {
                throw new Malformed("two tensors named " + quoted(name));
            } else if (entries.size() > MAX_TENSORS) {
                throw new Malformed("more than %,d tensors".formatted(MAX_TENSORS));
            }
        }
        reader.endObject();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new Malformed("text after the header's end");
        }
        return new Header(new ArrayList<>(entries.values()), metadata);
    }

    private static void readMetadata(JsonReader reader, Map<String, String> metadata)
            throws IOException, Malformed {
        reader.beginObject();
        while (reader.hasNext()) {
            metadata.put(reader.nextName(), reader.nextString());
            if (metadata.size() > MAX_TENSORS) {
                throw new Malformed("more than %,d pieces of metadata".formatted(MAX_TENSORS));
            }
        }
        reader.endObject();
    }

    private static Entry entry(String name, JsonReader reader) throws IOException, Malformed {
        String dtype = null;
        long[] shape = null;
        long[] offsets = null;
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.nextName()) {
                case "dtype" -> dtype = reader.nextString();
                case "shape" -> shape = numbers(reader);
                case "data_offsets" -> offsets = numbers(reader);
                default -> throw new Malformed("an unknown field at tensor " + quoted(name));
            }
        }
        reader.endObject();
        if (dtype == null || shape == null || offsets == null || offsets.length != 2) {
            throw new Malformed("tensor " + quoted(name) + " without dtype, shape or data_offsets");
        }
        return checked(new Entry(name, element(name, dtype), shape, offsets[0], offsets[1]));
    }

    private static long[] numbers(JsonReader reader) throws IOException, Malformed {
        long[] numbers = new long[MAX_RANK];
        int count = 0;
        reader.beginArray();
        while (reader.hasNext()) {
            if (count == MAX_RANK) {
                throw new Malformed("a shape of more than " + MAX_RANK + " dimensions");
            }
            numbers[count] = reader.nextLong();
            if (numbers[count++] < 0) {
                throw new Malformed("a negative size");
            }
        }
        reader.endArray();
        return Arrays.copyOf(numbers, count);
    }

    private static Element element(String name, String dtype) throws Malformed {
        return Arrays.stream(Element.values()).filter(e -> e.name().equals(dtype)).findFirst()
                .orElseThrow(() -> new Malformed("tensor " + quoted(name) + " of type " + quoted(dtype)
                        + ", only " + Arrays.toString(Element.values()) + " are read"));
    }

    private static Entry checked(Entry entry) throws Malformed {
        long bytes = Arrays.stream(entry.shape).reduce(entry.element.bytes, Math::multiplyExact);
        if (entry.end - entry.begin != bytes) {
            throw new Malformed("tensor %s of shape %s with %d bytes instead of %d".formatted(quoted(entry.name),
                    Arrays.toString(entry.shape), entry.end - entry.begin, bytes));
        }
        if (entry.count() > Integer.MAX_VALUE / entry.element.type.getNumOfBytes()) {
            throw new Malformed("tensor %s of %d numbers, more than 2 GB".formatted(quoted(entry.name), entry.count()));
        }
        return entry;
    }

    private static List<Entry> contiguous(List<Entry> entries) throws Malformed {
        List<Entry> sorted = entries.stream().sorted(Comparator.comparingLong(Entry::begin)
                .thenComparingLong(Entry::end)).toList();
        long end = 0;
        for (Entry entry : sorted) {
            if (entry.begin != end) {
                throw new Malformed("tensor %s at byte %d, where the one before it ends at %d"
                        .formatted(quoted(entry.name), entry.begin, end));
            }
            end = entry.end;
        }
        return sorted;
    }

    /** Shortens a foreign name and keeps its control characters off the screen. */
    static String quoted(String name) {
        String shown = name.length() > 80 ? name.substring(0, 77) + "..." : name;
        return '"' + shown.replaceAll("\\p{C}", "?") + '"';
    }
}
