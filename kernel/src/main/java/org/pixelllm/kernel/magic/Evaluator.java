package org.pixelllm.kernel.magic;

import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pixelllm.kernel.shell.CellFailure;
import org.pixelllm.kernel.shell.Failures;
import org.pixelllm.kernel.shell.JavaShell;
import org.pixelllm.kernel.shell.Source;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.spi.Magic;

/** Runs cells: Java and magics in the order in which they stand. */
public final class Evaluator {
    private static final Pattern CELL = Pattern.compile("\\s*%%([A-Za-z]\\w*)[ \\t]*([^\\n]*)(?:\\n(.*))?",
            Pattern.DOTALL);

    private final JavaShell shell;
    private final Magics magics;
    private final Host host;
    private final AtomicReference<Object> held = new AtomicReference<>();

    public Evaluator(JavaShell shell, Magics magics, Host host) {
        this.shell = shell;
        this.magics = magics;
        this.host = host;
    }

    /** Runs a cell and returns the value to show, null for none. */
    public Object run(Source cell) throws CellFailure {
        Matcher magic = CELL.matcher(cell.text().replace("\r\n", "\n"));
        if (!magic.matches()) {
            return code(cell.text(), 1, cell);
        }
        String body = magic.group(3) == null ? "" : magic.group(3);
        return cellMagic(magic.group(1), magic.group(2).strip(), body, cell);
    }

    private Object cellMagic(String name, String arguments, String body, Source cell) throws CellFailure {
        return guarded(() -> {
            Magic magic = magics.require(name);
            if (magic instanceof Nested nested) {
                return nested.runCell(arguments, body, cell, this);
            }
            Object value = shell.callUserCode(() -> magic.cell(arguments, body, host));
            return magics.isOfNotebook(name) ? value : null; // others have shown what there is to show
        });
    }

    /** Runs code that starts on a line of a cell and returns the value to show, null for none. */
    Object code(String code, int line, Source cell) throws CellFailure {
        Object value = null;
        for (Part part : guarded(() -> MagicSyntax.parts(code, magics::knows))) {
            value = part(part, line - 1, cell);
        }
        return value;
    }

    private Object part(Part part, int before, Source cell) throws CellFailure {
        if (part instanceof Part.Java java) {
            return shell.run(java.code(), before + java.line(), cell);
        } else if (part instanceof Part.Variable variable) {
            declare(variable, before, cell);
            return null;
        }
        return lineMagic((Part.Line) part, before, cell);
    }

    private Object lineMagic(Part.Line part, int before, Source cell) throws CellFailure {
        return guarded(() -> {
            if (magics.require(part.name()) instanceof Nested nested) {
                Part.Line there = new Part.Line(part.name(), part.arguments(), before + part.line());
                return nested.run(part.arguments(), there, cell, this);
            }
            shell.callUserCode(() -> value(part.name(), part.arguments()));
            return null;
        });
    }

    /** Makes the value first: its class is the variable's type. */
    private void declare(Part.Variable part, int before, Source cell) throws CellFailure {
        Part.Line magic = part.magic();
        Object value = guarded(() -> shell.callUserCode(() -> value(magic.name(), magic.arguments())));
        held.set(value);
        String type = TypeName.of(value);
        shell.run(type + " " + part.variable() + " = (" + type + ") org.pixelllm.kernel.cell.Hooks.held();",
                before + part.line(), cell);
    }

    /** Returns the value of {@code %name arguments}; the magic has displayed it. */
    public Object value(String name, String arguments) throws Exception {
        return magics.require(name).line(arguments, host);
    }

    /** Returns the value of {@code %%name arguments} over a body. */
    public Object value(String name, String arguments, String body) throws Exception {
        Magic magic = magics.require(name);
        return magic instanceof Nested nested
                ? nested.runCell(arguments, body, new Source(0, "%%" + name + " " + arguments + "\n" + body), this)
                : magic.cell(arguments, body, host);
    }

    /** Takes the value that waits to become a variable. */
    public Object takeHeld() {
        return held.getAndSet(null);
    }

    private static <T> T guarded(java.util.concurrent.Callable<T> work) throws CellFailure {
        try {
            return work.call();
        } catch (Exception | Error e) { // whatever a magic throws ends its cell, never the kernel
            throw Failures.of(e);
        }
    }
}
