package org.pixelllm.kernel.magic;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.pixelllm.kernel.shell.JavaShell;
import org.pixelllm.magics.spi.Magic;
import org.pixelllm.magics.spi.MagicException;

/** The magics by name: the kernel's own at once, those of other jars when first needed. */
public final class Magics {
    private final Map<String, Magic> own = new TreeMap<>();
    private final Map<String, Magic> registered = new ConcurrentHashMap<>();
    private final JavaShell shell;
    private Map<String, Magic> found; // null until somebody asks, and after the class path grew

    public Magics(JavaShell shell) {
        this.shell = shell;
        Consumer<Path> add = this::addToClassPath;
        List<String> repositories = new CopyOnWriteArrayList<>();
        for (Magic magic : List.of(new ClassPath("jars", add), new ClassPath("classpath", add), new Load(), new Time(),
                new ListMagics(this), new LoadFromPom(add), new Trace(shell))) {
            own.put(magic.name(), magic);
        }
        for (String name : List.of("maven", "addMavenDependency", "addMavenDependencies")) { // as IJava calls them
            own.put(name, new MavenMagic(name, add, repositories));
        }
        for (String name : List.of("mavenRepo", "addMavenRepo")) {
            own.put(name, new MavenRepositoryMagic(name, repositories));
        }
    }

    /** Adds a magic of the notebook's, in place of one of the same name. */
    public void register(Magic magic) {
        registered.put(magic.name(), magic);
    }

    /** Returns whether a name is that of a magic which the notebook made itself. */
    boolean isOfNotebook(String name) {
        return registered.containsKey(name);
    }

    private void addToClassPath(Path jarOrFolder) {
        shell.addToClassPath(jarOrFolder);
        forget();
    }

    private synchronized void forget() {
        found = null;
    }

    public boolean knows(String name) {
        return find(name).isPresent();
    }

    /** Returns the magic of a name. */
    public Optional<Magic> find(String name) {
        Magic mine = registered.getOrDefault(name, own.get(name));
        return Optional.ofNullable(mine != null ? mine : found().get(name));
    }

    /** Returns the magic of a name, or says which there are. */
    Magic require(String name) {
        return find(name).orElseThrow(() -> new MagicException("%" + name + " is no magic of this notebook.\n"
                + "  there are  %" + String.join(", %", names())));
    }

    /** Returns all names in alphabetical order. */
    public List<String> names() {
        Map<String, Magic> all = new TreeMap<>(found());
        all.putAll(own);
        all.putAll(registered);
        return List.copyOf(all.keySet());
    }

    private synchronized Map<String, Magic> found() {
        if (found == null) {
            Map<String, Magic> all = new TreeMap<>();
            try {
                ServiceLoader.load(Magic.class, shell.classLoader()).forEach(magic -> all.put(magic.name(), magic));
            } catch (ServiceConfigurationError e) {
                throw new MagicException("a magic on the class path could not be loaded: " + e.getMessage(), e);
            }
            found = all;
        }
        return found;
    }
}
