package org.pixelllm.kernel.shell;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** The Java of a notebook: JShell in this process, with interrupts, real values and errors that name cells. */
public final class JavaShell implements AutoCloseable {
    private static final int RESULTS_KEPT = 3;
    private static final String UNFINISHED = "this cell ends before its Java does";

    private final Gate gate = new Gate();
    private final CellLoader loader = new CellLoader(JavaShell.class.getClassLoader());
    private final CellControl control = new CellControl(loader, gate);
    private final Memory memory = new Memory();
    private final Supplies supplies = new Supplies(Imports.lines(loader));
    private final Deadline deadline;
    private final JShell jshell;
    private final SourceCodeAnalysis analysis;
    private final Map<String, Place> places = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private volatile List<String> trace = List.of();

    /**
     * Where a snippet came from.
     *
     * @param source its cell
     * @param line the line of the cell on which it starts, from one
     * @param java the Java that it was cut out of, and where
     */
    record Place(Source source, int line, String java, Piece piece) {}

    /** Starts with this project's own classes; what else is on the class path comes when it is needed. */
    public JavaShell() {
        this(ShellOptions.USUAL);
    }

    /**
     * Starts.
     *
     * @throws IllegalArgumentException options that the compiler does not know
     */
    public JavaShell(ShellOptions options) {
        Instrument.warmUp();
        deadline = new Deadline(options.timeout(), gate);
        jshell = JShell.builder().executionEngine(new Provider(control), Map.of()).fileManager(supplies::begin)
                .compilerOptions(options.compiler().toArray(String[]::new)).build();
        analysis = jshell.sourceCodeAnalysis();
        locked(() -> {
            analysis.analyzeCompletion("{ }"); // loads what the first cell would wait for
            return jshell.eval("{ }");
        });
    }

    /** Gives the compiler what it starts without while no cell runs; nobody waits for this. */
    public void settle() throws InterruptedException {
        boolean more = true;
        while (more) {
            gate.awaitPause();
            more = locked(() -> supplies.giveNext(jshell));
        }
    }

    private record Provider(ExecutionControl control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "cells";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return control;
        }
    }

    private <T> T locked(Supplier<T> work) {
        gate.compiler().lock();
        try {
            return work.get();
        } finally {
            gate.compiler().unlock();
        }
    }

    /** Asks the compiler something; waits while it works for a cell, but not while a cell's code runs. */
    public <T> T analyse(java.util.function.Function<SourceCodeAnalysis, T> question) {
        return locked(() -> question.apply(analysis));
    }

    /** Asks as {@link #analyse} does, but with all imports and libraries known. */
    public <T> T analyseAll(java.util.function.Function<SourceCodeAnalysis, T> question) {
        return locked(() -> {
            supplies.giveAll(jshell);
            return question.apply(analysis);
        });
    }

    /**
     * Runs Java and returns the value of its last expression, null for none.
     *
     * @param java what to run, whose first line is line {@code line} of the cell
     */
    public Object run(String java, int line, Source source) throws CellFailure {
        List<Piece> pieces = analyse(a -> Piece.split(java, a));
        if (pieces.isEmpty()) {
            return null;
        }
        Piece last = pieces.get(pieces.size() - 1);
        if (!last.isWhole()) { // before anything runs: nobody wants half a cell
            evaluate(last, new Place(source, line, java, last));
            throw new CellFailure("CompileError", UNFINISHED, List.of(Failures.red(UNFINISHED)));
        }
        Object value = null;
        for (Piece piece : pieces) {
            value = evaluate(piece, new Place(source, line, java, piece));
        }
        locked(this::tellUnresolved);
        forgetResults(RESULTS_KEPT);
        return value;
    }

    /** Lets go of all but the last results, which JShell keeps as $1, $2 and so on for ever. */
    void forgetResults(int kept) {
        locked(() -> {
            List<VarSnippet> results = jshell.variables().filter(v -> v.name().startsWith("$")).toList();
            results.stream().limit(Math.max(0, results.size() - kept)).forEach(old -> {
                clear(old);
                jshell.drop(old);
            });
            return null;
        });
    }

    /** Says once which methods and classes cannot work yet: they may wait for a later cell, or be misspelt. */
    private Void tellUnresolved() {
        jshell.snippets().filter(snippet -> jshell.status(snippet) == Snippet.Status.RECOVERABLE_DEFINED)
                .filter(snippet -> told.add(snippet.id())).forEach(snippet -> System.err
                        .println("note: this works once there is " + Verdict.missing(jshell, snippet) + ":  "
                                + snippet.source().lines().findFirst().orElse("").strip()));
        return null;
    }

    private Object evaluate(Piece piece, Place place) throws CellFailure {
        gate.compiler().lock();
        try {
            if (gate.isStopped()) {
                throw Failures.interrupted();
            }
            List<SnippetEvent> events = deadline.keep(() -> eval(piece.text()));
            Object value = control.takeResult();
            Throwable thrown = control.takeThrown();
            events.stream().filter(event -> event.causeSnippet() == null)
                    .forEach(event -> places.put(event.snippet().id(), place));
            events.stream().filter(event -> event.exception() instanceof EvalException).findFirst()
                    .ifPresent(event -> trace = new RuntimeProblem(places).whole((EvalException) event.exception()));
            new Verdict(jshell, places).check(events, thrown, place);
            return shows(events) && value != System.out ? value : null; // printf returns where it printed
        } finally {
            gate.compiler().unlock();
        }
    }

    /** Compiles and runs; what does not compile is tried again with more that the compiler can be given. */
    private List<SnippetEvent> eval(String java) {
        List<SnippetEvent> events = jshell.eval(java);
        while (events.stream().noneMatch(Verdict::isCompiled) && supplies.giveMore(jshell)) {
            events = jshell.eval(java);
        }
        return events;
    }

    /** Returns all frames of what a cell last threw, empty for nothing. */
    public List<String> trace() {
        return trace;
    }

    private static boolean shows(List<SnippetEvent> events) {
        return events.stream().filter(event -> event.causeSnippet() == null).map(event -> event.snippet().subKind())
                .anyMatch(kind -> kind == Snippet.SubKind.VAR_VALUE_SUBKIND
                        || kind == Snippet.SubKind.OTHER_EXPRESSION_SUBKIND
                        || kind == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND);
    }

    /** Adds a jar or a folder of classes, for the compiler and for the cells. */
    public void addToClassPath(Path jarOrFolder) {
        locked(() -> {
            supplies.add(jshell, jarOrFolder.toString());
            return null;
        });
    }

    /** Returns the loader of the cells' classes and of the jars that they added. */
    public ClassLoader classLoader() {
        return loader;
    }

    /** Returns the value of a variable of the notebook. */
    public Optional<Object> variable(String name) {
        return locked(() -> {
            Optional<VarSnippet> variable = jshell.variables().filter(v -> v.name().equals(name)).findFirst();
            variable.filter(v -> jshell.status(v).isActive()).ifPresent(jshell::varValue);
            return Optional.ofNullable(control.takeVariable());
        });
    }

    /** Sets the variables to null whose declarations are chosen, and returns the names of those that held something. */
    List<String> clear(Predicate<Place> chosen) {
        return locked(() -> jshell.variables().filter(v -> chosen.test(places.get(v.id()))).filter(this::clear)
                .map(VarSnippet::name).toList());
    }

    private boolean clear(VarSnippet variable) {
        control.clearing(true);
        jshell.varValue(variable);
        control.clearing(false);
        return isObject(control.takeVariable());
    }

    private static boolean isObject(Object value) {
        return value != null && !(value instanceof Number) && !(value instanceof Boolean)
                && !(value instanceof Character);
    }

    /** Makes room after a cell has filled the memory, and returns what its author should read. */
    public CellFailure relieve(Source cell) {
        return memory.relieve(this, cell);
    }

    /** Returns what the notebook declares by a name: a variable, a type, the overloads of a method. */
    public List<Declared> declared(String name) {
        return locked(() -> jshell.snippets()
                .filter(s -> s instanceof DeclarationSnippet d && d.name().equals(name) && jshell.status(d).isActive())
                .map(s -> places.get(s.id())).filter(Objects::nonNull).map(Declared::of).toList());
    }

    /** Returns the names of the notebook's variables, without those that JShell made up. */
    public List<String> variables() {
        return locked(() -> jshell.variables().map(VarSnippet::name).filter(name -> !name.startsWith("$")).toList());
    }

    /** Runs something of the user's that JShell did not compile, such as a magic, so that an interrupt reaches it. */
    public <T> T callUserCode(java.util.concurrent.Callable<T> work) throws Exception {
        gate.enter();
        try {
            return work.call();
        } finally {
            gate.leave();
        }
    }

    /** Marks the start of a cell on this thread. */
    public void beginCell() {
        Thread.currentThread().setContextClassLoader(loader);
        gate.beginCell();
    }

    /** Marks the end of a cell; an interrupt that comes later is for nobody. */
    public void endCell() {
        gate.endCell();
    }

    /** Stops the running cell from any thread; returns whether there was one. */
    public boolean interrupt() {
        return gate.stop();
    }

    @Override
    public void close() {
        jshell.close();
    }
}
