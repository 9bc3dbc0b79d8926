package org.pixelllm.kernel.magic;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.spi.MagicException;

/** {@code %maven group:artifact:version}: a library and all that it needs. */
final class MavenMagic extends BuiltIn {
    private static final String COORDINATES = "[\\w.-]+:[\\w.-]+(:[\\w.-]+){1,3}";

    private final Consumer<Path> add;

    MavenMagic(Consumer<Path> add) {
        super("maven", "%maven GROUP:ARTIFACT:VERSION...: adds libraries with what they need, from ~/.m2 first");
        this.add = add;
    }

    @Override
    public Object line(String arguments, Host host) throws Exception {
        List<String> coordinates = List.of(required(arguments).split("\\s+"));
        for (String one : coordinates) {
            if (!one.matches(COORDINATES)) {
                throw new MagicException("%maven cannot read \"" + one + "\".\n  write  group:artifact:version");
            }
        }
        for (String entry : new MavenProject(coordinates).classPath().split(File.pathSeparator)) {
            add.accept(Path.of(entry));
        }
        return null;
    }
}
