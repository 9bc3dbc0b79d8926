package org.pixelllm.weights;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.pixelllm.weights.ArrayReader.Span;
import org.pixelllm.weights.MsgpackReader.Head;
import org.pixelllm.weights.MsgpackReader.Kind;

/**
 * Finds the arrays that Flax packs into MessagePack, without reading their numbers.
 *
 * <p>An array is an extension of type 1, a numpy scalar one of type 3; both hold (shape, name of the type, bytes). An
 * array beyond a gigabyte is a map of its shape and of flat chunks.
 */
final class FlaxArrays {
    /** The key that makes a map an array in chunks. */
    static final String CHUNKED = "__msgpack_chunked_array__";

    private static final Map<String, Element> ELEMENTS = Map.of("float32", Element.F32, "float16", Element.F16,
            "bfloat16", Element.BF16, "float64", Element.F64, "uint8", Element.U8, "bool", Element.BOOL, "int32",
            Element.I32, "int64", Element.I64);
    private static final int MAX_NAME = 64;

    private final MsgpackReader in;

    FlaxArrays(MsgpackReader in) {
        this.in = in;
    }

    /** Where an array's numbers are. */
    record Found(Element element, Shape shape, List<Span> spans) {
        /** Returns whether it is one whole number, such as a count of steps: nothing that a model learns. */
        boolean isCount() {
            return shape.dimension() == 0 && element.type != DataType.FLOAT32;
        }
    }

    /** Returns whether an extension is an array or a numpy scalar. */
    static boolean isArray(Head head) {
        return head.kind() == Kind.EXTENSION && (head.type() == 1 || head.type() == 3);
    }

    /** Reads what follows the head of an array. */
    Found array(Head head) throws IOException, Malformed {
        long end = in.position() + head.size();
        expect(in.next(), Kind.LIST, 3);
        Shape shape = shape();
        Element element = element();
        Head bytes = in.next();
        Span span = new Span(in.position(), bytes.size());
        if (bytes.kind() != Kind.BYTES || span.begin() + span.bytes() != end) {
            throw new Malformed("an array whose parts do not fill it");
        }
        in.pass(span.bytes());
        return checked(new Found(element, shape, List.of(span)));
    }

    /**
     * Reads the rest of an array in chunks, after the key that says so.
     *
     * @param pairs of the whole map
     */
    Found chunked(long pairs) throws IOException, Malformed {
        in.skip(); // true
        Shape shape = null;
        List<Found> chunks = null;
        for (long i = 1; i < pairs; i++) {
            switch (key()) {
                case "shape" -> shape = shape();
                case "chunks" -> chunks = chunks();
                default -> throw new Malformed("an array in chunks with an unknown field");
            }
        }
        if (shape == null || chunks == null || chunks.isEmpty()) {
            throw new Malformed("an array in chunks without shape or chunks");
        }
        return joined(shape, chunks);
    }

    private static Found joined(Shape shape, List<Found> chunks) throws Malformed {
        Element element = chunks.get(0).element;
        List<Span> spans = new ArrayList<>();
        for (Found chunk : chunks) {
            if (chunk.element != element) {
                throw new Malformed("an array with chunks of several types");
            }
            spans.addAll(chunk.spans);
        }
        return checked(new Found(element, shape, spans));
    }

    private List<Found> chunks() throws IOException, Malformed {
        Map<Long, Found> byIndex = new TreeMap<>();
        Head head = in.next();
        if (head.kind() != Kind.LIST && head.kind() != Kind.MAP) {
            throw new Malformed("an array in chunks without chunks");
        }
        for (long i = 0; i < head.size(); i++) {
            Long index = head.kind() == Kind.MAP ? index() : Long.valueOf(i);
            Head chunk = in.next();
            if (!isArray(chunk) || byIndex.put(index, array(chunk)) != null || i > Header.MAX_TENSORS) {
                throw new Malformed("something else where the chunks of an array belong");
            }
        }
        expectIndices(byIndex);
        return List.copyOf(byIndex.values());
    }

    /** Reads a list of sizes, or a map from their places. */
    private Shape shape() throws IOException, Malformed {
        Head head = in.next();
        if (head.kind() != Kind.LIST && head.kind() != Kind.MAP || head.size() > Header.MAX_RANK) {
            throw new Malformed("an array without a shape of at most %d sizes".formatted(Header.MAX_RANK));
        }
        Map<Long, Long> sizes = new TreeMap<>();
        for (long i = 0; i < head.size(); i++) {
            Long index = head.kind() == Kind.MAP ? index() : Long.valueOf(i);
            Head size = in.next();
            if (size.kind() != Kind.INTEGER || size.size() < 0 || sizes.put(index, size.size()) != null) {
                throw new Malformed("an array with a size that is none");
            }
        }
        expectIndices(sizes);
        return new Shape(sizes.values().stream().mapToLong(Long::longValue).toArray());
    }

    private Long index() throws IOException, Malformed {
        try {
            return Long.valueOf(key());
        } catch (NumberFormatException e) {
            throw new Malformed("a place in an array that is no number", e);
        }
    }

    private static void expectIndices(Map<Long, ?> byIndex) throws Malformed {
        long next = 0;
        for (long index : byIndex.keySet()) {
            if (index != next++) {
                throw new Malformed("an array with a gap");
            }
        }
    }

    private Element element() throws IOException, Malformed {
        String name = key();
        Element element = ELEMENTS.get(name);
        if (element == null) {
            throw new Malformed("an array of type %s; %s are read".formatted(Header.quoted(name),
                    String.join(", ", ELEMENTS.keySet().stream().sorted().toList())));
        }
        return element;
    }

    private String key() throws IOException, Malformed {
        Head head = in.next();
        if (head.kind() == Kind.INTEGER) {
            return Long.toString(head.size());
        }
        expect(head, Kind.BYTES, head.size());
        if (head.size() > MAX_NAME) {
            throw new Malformed("a word of %,d bytes in an array".formatted(head.size()));
        }
        return in.text((int) head.size());
    }

    private static void expect(Head head, Kind kind, long size) throws Malformed {
        if (head.kind() != kind || head.size() != size) {
            throw new Malformed("something else where an array has its " + kind.name().toLowerCase(
                    Locale.ROOT));
        }
    }

    private static Found checked(Found found) throws Malformed {
        long stored = found.spans.stream().mapToLong(Span::bytes).sum();
        long[] shape = found.shape.getShape();
        try {
            long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
            if (Math.multiplyExact(count, found.element.bytes) != stored) {
                throw new Malformed("an array of shape %s with %,d bytes instead of %,d".formatted(
                        Arrays.toString(shape), stored, count * found.element.bytes));
            }
            if (count > Integer.MAX_VALUE / found.element.type.getNumOfBytes()) {
                throw new Malformed("an array of %,d numbers, more than 2 GB".formatted(count));
            }
            return found;
        } catch (ArithmeticException e) {
            throw new Malformed("an array of shape " + Arrays.toString(shape) + ", larger than any memory", e);
        }
    }
}
