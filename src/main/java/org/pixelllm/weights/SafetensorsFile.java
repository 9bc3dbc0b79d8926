package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One open safetensors file. */
final class SafetensorsFile implements Tensors {
    private final FileBytes file;
    private final Header header;
    private final Map<String, Header.Entry> entries = new LinkedHashMap<>();
    private final Map<String, Info> table = new LinkedHashMap<>();

    private SafetensorsFile(FileBytes file) throws IOException {
        this.file = file;
        this.header = HeaderReader.read(file.stream(), file.name(), file.size());
        for (Header.Entry entry : header.entries()) {
            entries.put(entry.name(), entry);
            table.put(entry.name(), new Info(new Shape(entry.shape()), entry.element().type));
        }
    }

    static SafetensorsFile open(Path path) {
        FileBytes file = FileBytes.open(path, "the path of a .safetensors file, or of a folder that holds one");
        try {
            return new SafetensorsFile(file);
        } catch (IOException e) {
            file.close();
            throw file.unreadable(e);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return file.name();
    }

    /** Returns the free text of the header. */
    Map<String, String> metadata() {
        return header.metadata();
    }

    @Override
    public Map<String, Info> table() {
        return Collections.unmodifiableMap(table);
    }

    @Override
    public NDArray read(String name, NDManager manager) {
        Header.Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no tensor " + name + " in " + file.name());
        }
        long begin = file.size() - header.dataBytes() + entry.begin();
        try {
            return ArrayReader.read(file, entry.element(), new Shape(entry.shape()),
                    List.of(new ArrayReader.Span(begin, entry.end() - entry.begin())), manager);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
