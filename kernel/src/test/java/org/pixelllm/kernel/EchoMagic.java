package org.pixelllm.kernel;

import java.util.List;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.spi.Magic;
import org.pixelllm.magics.spi.MagicException;

/** A magic for the tests: shows its arguments and returns them, fails or waits on request. */
public final class EchoMagic implements Magic {
    @Override
    public String name() {
        return "echo";
    }

    @Override
    public Object line(String arguments, Host host) throws Exception {
        if (arguments.startsWith("=")) {
            host.display(Bundle.text("value " + host.evaluate(arguments.substring(1))));
            return null;
        }
        switch (arguments) {
            case "fail" -> throw new MagicException("%echo could not.\n  try  again");
            case "wait" -> Thread.sleep(60_000);
            case "list" -> {
                return List.of(1, 2, 3);
            }
            default -> host.display(Bundle.text("shown " + arguments));
        }
        return arguments;
    }

    @Override
    public Object cell(String arguments, String body, Host host) {
        host.display(Bundle.text(arguments + "|" + body));
        return null;
    }

    @Override
    public Completions complete(String arguments, int cursor, Host host) {
        return new Completions(0, cursor, List.of("hello", "help"));
    }

    @Override
    public String help(String arguments, int cursor) {
        return arguments.isEmpty() ? help() : "\"" + arguments + "\" at " + cursor;
    }

    @Override
    public String help() {
        return "%echo TEXT: says it again";
    }
}
