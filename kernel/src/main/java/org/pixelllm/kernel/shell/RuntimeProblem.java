package org.pixelllm.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jshell.EvalException;

/** Tells what a cell threw: the exception, then the cells' own lines, never the kernel's. */
record RuntimeProblem(Map<String, JavaShell.Place> places) {
    private static final int MOST = 15; // beside the headline, which may have five lines
    private static final int MOST_WHOLE = 2000;

    CellFailure failure(EvalException thrown) {
        List<String> lines = new ArrayList<>();
        lines.add(Failures.red(headline(thrown)));
        frames(thrown, lines);
        for (Throwable cause = thrown.getCause(); cause != null && lines.size() < MOST; cause = cause.getCause()) {
            lines.add("caused by "
                    + Failures.brief(cause instanceof EvalException e ? headline(e) : cause.toString(), 1));
            frames(cause, lines);
        }
        String name = thrown.getExceptionClassName();
        return new CellFailure(name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1),
                thrown.getMessage() == null ? "" : Failures.brief(thrown.getMessage(), Failures.MOST_LINES),
                shorten(lines));
    }

    /** Tells every frame, the libraries' too, for who asks. */
    List<String> whole(EvalException thrown) {
        List<String> lines = new ArrayList<>();
        String start = "";
        for (Throwable t = thrown; t != null && lines.size() < MOST_WHOLE; t = t.getCause()) {
            lines.add(start + (t instanceof EvalException e
                    ? headline(e)
                    : Failures.brief(t.toString(), Failures.MOST_LINES)));
            for (StackTraceElement frame : t.getStackTrace()) {
                lines.add("  " + (isCell(frame) ? describe(frame) : "at " + frame));
            }
            start = "caused by ";
        }
        return List.copyOf(lines.subList(0, Math.min(MOST_WHOLE, lines.size())));
    }

    private static String headline(EvalException thrown) {
        String message = thrown.getMessage();
        if (message == null || message.isBlank()) {
            return thrown.getExceptionClassName();
        }
        return thrown.getExceptionClassName() + ": " + Failures.brief(message, 5);
    }

    /** Tells the cells' own lines, and then what they called. */
    private void frames(Throwable thrown, List<String> lines) {
        StackTraceElement[] stack = thrown.getStackTrace();
        for (StackTraceElement frame : stack) {
            if (isCell(frame)) {
                lines.add("  " + describe(frame));
            }
        }
        if (stack.length > 0 && !isCell(stack[0]) && !stack[0].getClassName().startsWith("org.pixelllm.kernel.")) {
            lines.add("  thrown by " + stack[0].getClassName() + "." + stack[0].getMethodName());
        }
    }

    private boolean isCell(StackTraceElement frame) {
        return frame.getFileName() != null && frame.getFileName().startsWith("#")
                && places.containsKey(frame.getFileName().substring(1));
    }

    private String describe(StackTraceElement frame) {
        JavaShell.Place place = places.get(frame.getFileName().substring(1));
        String before = place.java().substring(0, place.piece().offset());
        int line = place.line() + (int) before.chars().filter(c -> c == '\n').count() + frame.getLineNumber() - 1;
        return "at cell [" + place.source().count() + "] line " + line + method(frame) + ":  "
                + Failures.brief(place.source().line(line).strip(), 1);
    }

    private static String method(StackTraceElement frame) {
        String name = frame.getMethodName();
        if (name.startsWith("lambda$")) {
            return " in a lambda";
        }
        return name.isEmpty() ? "" : " in " + (name.equals("<init>") ? "a constructor" : name);
    }

    /** Says once what repeats, as in a deep recursion, and keeps what is left short. */
    private static List<String> shorten(List<String> lines) {
        List<String> once = new ArrayList<>();
        for (String line : lines) {
            if (once.isEmpty() || !once.get(once.size() - 1).equals(line)) {
                once.add(line);
            }
        }
        if (once.size() == lines.size() && once.size() <= MOST) {
            return once;
        }
        List<String> shown = new ArrayList<>(once.subList(0, Math.min(once.size(), MOST - 1)));
        shown.add("  (" + (lines.size() - shown.size()) + " more; %trace shows all)");
        return shown;
    }
}
