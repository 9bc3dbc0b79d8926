package org.pixelllm.weights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixelllm.weights.MsgpackReader.Head;
import org.pixelllm.weights.MsgpackReader.Kind;

/** Finds the parameters in the tree of a Flax checkpoint: nested maps, whose names are joined with {@code /}. */
final class FlaxTree {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NAME = 512;

    /** Where train states keep the model: Flax's own, and the one before it. */
    private static final List<List<String>> MODELS = List.of(List.of("params"), List.of("optimizer", "target"),
            List.of("target"));
    /** What only a train state has at its top. */
    private static final List<String> STATE = List.of("global_step", "step", "opt_state", "optimizer", "model_state",
            "state");

    private final MsgpackReader in;
    private final FlaxArrays arrays;
    private final Map<String, FlaxArrays.Found> found = new LinkedHashMap<>();
    private final List<String> ignored = new ArrayList<>();
    private int pieces;

    private FlaxTree(MsgpackReader in) {
        this.in = in;
        this.arrays = new FlaxArrays(in);
    }

    /** Looks through a whole file; no numbers are read. */
    static FlaxTree read(FileBytes file) throws IOException, Malformed {
        FlaxTree tree = new FlaxTree(new MsgpackReader(file));
        tree.in.skip();
        if (tree.in.remaining() > 0) {
            throw new Malformed("%,d bytes after the end of the tree".formatted(tree.in.remaining()));
        }
        tree.in.seek(tree.model(0, ""));
        tree.walk("", 0);
        return tree;
    }

    /** Returns the arrays of the model by name, in the order of the file. */
    Map<String, FlaxArrays.Found> found() {
        return found;
    }

    /** Returns the names of what is no parameter of the model. */
    List<String> ignored() {
        return ignored;
    }

    /** Returns the place of the model's tree below a place, notes what is beside it. */
    private long model(long place, String path) throws IOException, Malformed {
        Map<String, Long> here = children(place);
        for (List<String> names : MODELS) {
            Long below = descend(here, path, names);
            if (below != null) {
                ignoreBeside(names.get(0), here, path);
                String next = path + String.join("/", names) + "/";
                return path.length() > MAX_NAME ? below : model(below, next);
            }
        }
        if (here.isEmpty() || path.isEmpty() && here.keySet().stream().anyMatch(STATE::contains)) {
            throw new Malformed("no \"params\" but " + (here.isEmpty()
                    ? "nothing"
                    : Header.quoted(String.join(", ", here.keySet()))));
        }
        return place;
    }

    /** Returns the place of the map at a path, noting what is beside it; null if there is none. */
    private Long descend(Map<String, Long> from, String path, List<String> names) throws IOException, Malformed {
        Long place = from.get(names.get(0));
        if (place == null || !isMap(place)) {
            return null;
        }
        if (names.size() == 1) {
            return place;
        }
        Map<String, Long> below = children(place);
        String next = path + names.get(0) + "/";
        Long end = descend(below, next, names.subList(1, names.size()));
        if (end != null) {
            ignoreBeside(names.get(1), below, next);
        }
        return end;
    }

    private void ignoreBeside(String kept, Map<String, Long> here, String path) throws Malformed {
        for (String name : here.keySet()) {
            if (!name.equals(kept)) {
                ignore(path + name);
            }
        }
    }

    private boolean isMap(long place) throws IOException, Malformed {
        in.seek(place);
        return in.next().kind() == Kind.MAP;
    }

    /** Returns the places of what a map holds. */
    private Map<String, Long> children(long place) throws IOException, Malformed {
        in.seek(place);
        Head head = in.next();
        if (head.kind() != Kind.MAP) {
            throw new Malformed("something else than a tree of names");
        }
        Map<String, Long> children = new LinkedHashMap<>();
        for (long i = 0; i < head.size(); i++) {
            if (children.put(name(), in.position()) != null) {
                throw new Malformed("a name twice in one place of the tree");
            }
            count();
            in.skip();
        }
        return children;
    }

    private void walk(String path, int depth) throws IOException, Malformed {
        if (depth > MAX_DEPTH || path.length() > MAX_NAME) {
            throw new Malformed("parameters deeper than %d names or longer than %d letters".formatted(MAX_DEPTH,
                    MAX_NAME));
        }
        Head head = in.next();
        if (head.kind() == Kind.MAP) {
            walkMap(head.size(), path, depth);
        } else if (head.kind() == Kind.LIST) {
            for (long i = 0; i < head.size(); i++) {
                walk(join(path, Long.toString(i)), depth + 1);
            }
        } else if (FlaxArrays.isArray(head)) {
            add(path, named(path, () -> arrays.array(head)));
        } else {
            in.pass(head.kind() == Kind.BYTES || head.kind() == Kind.EXTENSION ? head.size() : 0);
            ignore(path);
        }
    }

    private void walkMap(long pairs, String path, int depth) throws IOException, Malformed {
        for (long i = 0; i < pairs; i++) {
            String name = name();
            if (name.equals(FlaxArrays.CHUNKED) && i == 0) {
                add(path, named(path, () -> arrays.chunked(pairs)));
                return;
            }
            walk(join(path, name), depth + 1);
        }
    }

    private void add(String path, FlaxArrays.Found array) throws Malformed {
        pieces += array.spans().size() - 1;
        count();
        if (array.isCount()) {
            ignore(path);
        } else if (found.put(path, array) != null) {
            throw new Malformed("two parameters named " + Header.quoted(path));
        }
    }

    /** Bounds what the tables here may grow to, so that a file of names cannot fill the memory. */
    private void count() throws Malformed {
        if (++pieces > 2 * Header.MAX_TENSORS) {
            throw new Malformed("more than %,d values".formatted(2 * Header.MAX_TENSORS));
        }
    }

    private void ignore(String path) throws Malformed {
        count();
        ignored.add(path);
    }

    private String name() throws IOException, Malformed {
        Head head = in.next();
        if (head.kind() == Kind.INTEGER) {
            return Long.toString(head.size());
        }
        if (head.kind() != Kind.BYTES || head.size() > MAX_NAME) {
            throw new Malformed("at byte %,d something else than a name".formatted(in.position()));
        }
        return in.text((int) head.size());
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    /** What finds an array. */
    private interface Finding {
        FlaxArrays.Found find() throws IOException, Malformed;
    }

    private static FlaxArrays.Found named(String path, Finding finding) throws IOException, Malformed {
        try {
            return finding.find();
        } catch (Malformed e) {
            throw new Malformed("at " + Header.quoted(path) + " " + e.getMessage(), e);
        }
    }
}
