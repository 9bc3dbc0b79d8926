package org.pixelllm.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jshell.Diag;

/** Tells what the compiler says against the cell's own lines, a caret under the place. */
record CompileProblem(JavaShell.Place place) {
    private static final int MOST = 5;

    CellFailure failure(List<Diag> errors) {
        if (errors.isEmpty()) {
            return undefined("something that is not declared");
        }
        List<String> lines = new ArrayList<>();
        errors.stream().limit(MOST).forEach(error -> describe(error, lines));
        if (errors.size() > MOST) {
            lines.add("(" + (errors.size() - MOST) + " more)");
        }
        return new CellFailure("CompileError", message(errors.get(0)), lines);
    }

    CellFailure undefined(String missing) {
        String message = "cannot find " + missing;
        List<String> lines = List.of(Failures.red("line " + lineOf(0) + ": " + message), "    " + written(lineOf(0)));
        return new CellFailure("CompileError", message, lines);
    }

    private void describe(Diag error, List<String> lines) {
        int at = (int) Math.max(0, Math.min(error.getPosition(), place.piece().text().length()));
        int line = lineOf(at);
        lines.add(Failures.red("line " + line + ": " + message(error)));
        lines.add("    " + Failures.brief(written(line), 1));
        String java = javaLine(at);
        if (java.equals(Failures.brief(written(line), 1))) { // a rewritten magic has other columns
            lines.add("    " + blank(java.substring(0, Math.min(java.length(), column(at)))) + "^");
        }
    }

    /** Joins javac's "cannot find symbol, symbol: variable x, location: class ..." into what a cell has of it. */
    private static String message(Diag error) {
        List<String> parts = new ArrayList<>();
        for (String line : error.getMessage(Locale.ROOT).split("\\R")) {
            if (!line.strip().startsWith("location:")) {
                parts.add(line.strip().replaceFirst("^symbol:\\s*", ""));
            }
        }
        return String.join(": ", parts).replaceAll("\\s+", " ");
    }

    private int lineOf(int at) {
        return place.line() + (int) place.java().substring(0, offset(at)).chars().filter(c -> c == '\n').count();
    }

    private int offset(int at) {
        return Math.min(place.piece().offset() + at, place.java().length());
    }

    private int column(int at) {
        return offset(at) - (place.java().lastIndexOf('\n', offset(at) - 1) + 1);
    }

    private String javaLine(int at) {
        int from = offset(at) - column(at);
        int to = place.java().indexOf('\n', from);
        return to < 0 ? place.java().substring(from) : place.java().substring(from, to);
    }

    private String written(int line) {
        return place.source().line(line);
    }

    private static String blank(String text) {
        return text.replaceAll("[^\t]", " ");
    }
}
