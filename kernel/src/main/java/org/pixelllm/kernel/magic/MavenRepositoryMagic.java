package org.pixelllm.kernel.magic;

import java.util.List;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.spi.MagicException;

/** {@code %mavenRepo id url}: one more place where {@code %maven} looks. */
final class MavenRepositoryMagic extends BuiltIn {
    private final List<String> repositories;

    MavenRepositoryMagic(String name, List<String> repositories) {
        super(name, "%" + name + " ID URL: adds a repository in which %maven looks too");
        this.repositories = repositories;
    }

    @Override
    public Object line(String arguments, Host host) {
        String[] words = required(arguments).split("\\s+");
        if (words.length != 2) {
            throw new MagicException("%" + name() + " needs an id and an address.\n  write  %" + name()
                    + " snapshots https://example.org/maven");
        }
        repositories.add(Pom.repository(words[0], words[1]));
        return null;
    }
}
