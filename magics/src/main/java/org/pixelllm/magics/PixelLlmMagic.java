package org.pixelllm.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.spi.Magic;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** {@code %pixelllm}: captions, refers and points, in any kernel that hosts it. */
public final class PixelLlmMagic implements Magic {
    private final Models models = new Models();
    private final Session session = new Session();
    private final Problems problems = new Problems(Optional.empty());

    @Override
    public String name() {
        return "pixelllm";
    }

    @Override
    public Object line(String arguments, Host host) throws Exception {
        return guarded(Front.LINE, () -> run(desk(Front.LINE, host), Splitter.texts(arguments)));
    }

    @Override
    public Object cell(String arguments, String body, Host host) throws Exception {
        return guarded(Front.CELL, () -> lines(desk(Front.CELL, host), arguments, body));
    }

    @Override
    public Completions complete(String arguments, int cursor, Host host) {
        return new Completer(Grammar.at(desk(Front.LINE, host)), session, host).complete(arguments, cursor);
    }

    @Override
    public String help() {
        return Grammar.at(desk(Front.LINE, null)).getUsageMessage(Ansi.OFF);
    }

    @Override
    public String help(String arguments, int cursor) {
        return HelpAt.of(Grammar.at(desk(Front.LINE, null)), arguments, cursor);
    }

    private Desk desk(Front front, Host host) {
        return new Desk(front, host, models, problems, session);
    }

    private Object guarded(Front front, Callable<Object> work) throws Exception {
        try {
            return work.call();
        } catch (ParameterException problem) {
            throw problems.tell(front.program(), Complaints.about(problem));
        } catch (InterruptedException interrupt) {
            throw interrupt;
        } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError problem) {
            throw problems.tell(front.program(), problem);
        }
    }

    private static Object lines(Desk desk, String arguments, String body) throws Exception {
        List<List<String>> commands = CellBody.commands(desk.session().expand(Splitter.texts(arguments)), body);
        List<Object> values = new ArrayList<>();
        Progress progress = new Progress(desk.host(), "line", commands.size());
        for (List<String> command : commands) {
            progress.next(command.get(command.size() - 1));
            values.add(run(desk, command));
        }
        progress.done("ran " + commands.size() + " lines");
        return values;
    }

    private static Object run(Desk desk, List<String> arguments) throws Exception {
        List<String> words = new Substitution(desk).in(desk.session().expand(arguments));
        var parsed = Grammar.at(desk).parseArgs(words.toArray(String[]::new));
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        return ((Callable<?>) parsed.commandSpec().userObject()).call();
    }
}
