package org.pixelllm.magics.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.spi.Magic;
import org.pixelllm.magics.spi.MagicException;

/** One of our magics, as a kernel calls it that splits the arguments. */
final class HostedMagic {
    private final Magic magic;
    private final Bridge bridge;
    private final Host host;

    HostedMagic(Magic magic, Bridge bridge) {
        this.magic = magic;
        this.bridge = bridge;
        host = new KernelHost(bridge);
    }

    /** Returns all magics there are, for a kernel. */
    static List<HostedMagic> all(Bridge bridge) {
        List<HostedMagic> all = new ArrayList<>();
        ServiceLoader.load(Magic.class, HostedMagic.class.getClassLoader())
                .forEach(magic -> all.add(new HostedMagic(magic, bridge)));
        return all;
    }

    String name() {
        return magic.name();
    }

    /** Runs a line; returns its value where one takes it, else nothing, because the magic has shown it already. */
    Object line(List<String> arguments) throws Exception {
        Typed typed = Typed.of(name(), arguments, bridge.cell());
        Object value = told(() -> magic.line(typed.text(), host));
        return typed.isAlone() ? null : value;
    }

    /** Runs a cell; nobody can take its value but {@link Plugin#last}. */
    Object cell(List<String> arguments, String body) throws Exception {
        told(() -> magic.cell(Typed.of(name(), arguments, bridge.cell()).text(), body, host));
        return null;
    }

    private static Object told(Callable<Object> work) throws Exception {
        try {
            Object value = work.call();
            Plugin.remember(value);
            return value;
        } catch (MagicException problem) {
            throw new Problem(problem.getMessage());
        }
    }
}
