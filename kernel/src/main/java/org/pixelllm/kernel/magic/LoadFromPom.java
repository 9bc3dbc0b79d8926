package org.pixelllm.kernel.magic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.spi.MagicException;

/** {@code %loadFromPOM pom.xml}, or XML below {@code %%loadFromPOM}: the libraries of a Maven project. */
final class LoadFromPom extends BuiltIn {
    private final Consumer<Path> add;

    LoadFromPom(Consumer<Path> add) {
        super("loadFromPOM",
                "%loadFromPOM FILE [SCOPE...], or %%loadFromPOM above its XML: adds what a Maven project needs");
        this.add = add;
    }

    @Override
    public Object line(String arguments, Host host) throws Exception {
        String[] words = required(arguments).split("\\s+");
        Path pom = host.directory().resolve(words[0]);
        if (!Files.isRegularFile(pom)) {
            throw new MagicException("%loadFromPOM found no file \"" + pom + "\".");
        }
        return added(Maven.jars(pom, Maven.scope(List.of(words))));
    }

    @Override
    public Object cell(String arguments, String body, Host host) throws Exception {
        return added(Maven.jars(Pom.ofFragment(body), Maven.scope(List.of(arguments.split("\\s+")))));
    }

    private List<String> added(List<Path> jars) {
        jars.forEach(add);
        return jars.stream().map(Path::toString).toList();
    }

    @Override
    public Completions complete(String arguments, int cursor, Host host) {
        return Paths.complete(arguments, cursor, host.directory());
    }
}
