package org.pixelllm.kernel.magic;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.spi.MagicException;

/** {@code %maven group:artifact:version}: a library and all that it needs. */
final class MavenMagic extends BuiltIn {
    private final Consumer<Path> add;
    private final List<String> repositories;

    /**
     * Makes the magic.
     *
     * @param repositories where to look besides, as XML; read anew each time
     */
    MavenMagic(String name, Consumer<Path> add, List<String> repositories) {
        super(name, "%" + name + " GROUP:ARTIFACT:VERSION...: adds libraries with what they need, from ~/.m2 first");
        this.add = add;
        this.repositories = repositories;
    }

    @Override
    public Object line(String arguments, Host host) throws Exception {
        List<String> coordinates = List.of(required(arguments).split("\\s+"));
        for (String one : coordinates) {
            if (!Pom.areCoordinates(one)) {
                throw new MagicException("%" + name() + " cannot read \"" + one
                        + "\".\n  write  group:artifact:version");
            }
        }
        List<Path> jars = Maven.jars(Pom.project(coordinates.stream().map(Pom::dependency).toList(), repositories),
                "runtime");
        jars.forEach(add);
        return jars.stream().map(Path::toString).toList();
    }
}
