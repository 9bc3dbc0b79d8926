package org.pixelllm.kernel.shell;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Loads the classes of cells, instrumented, and those of the jars that cells add. */
final class CellLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> compiled = new ConcurrentHashMap<>();

    CellLoader(ClassLoader parent) {
        super("cells", new URL[0], parent);
    }

    void declare(String name, byte[] bytecode) {
        compiled.put(name, bytecode);
    }

    void add(Path jarOrFolder) throws MalformedURLException {
        addURL(jarOrFolder.toUri().toURL());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytecode = compiled.remove(name);
        if (bytecode == null) {
            return super.findClass(name);
        }
        byte[] checked = Instrument.apply(bytecode);
        return defineClass(name, checked, 0, checked.length);
    }
}
