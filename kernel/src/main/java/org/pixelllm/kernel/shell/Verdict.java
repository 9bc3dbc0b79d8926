package org.pixelllm.kernel.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;

/** Decides from what JShell reports whether a piece of a cell went well. */
record Verdict(JShell jshell, Map<String, JavaShell.Place> places) {

    /** Returns whether an event tells of a piece that compiles, with all that it names. */
    static boolean isCompiled(SnippetEvent event) {
        return event.causeSnippet() == null && switch (event.status()) {
            case REJECTED, RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED -> false;
            default -> true;
        };
    }

    void check(List<SnippetEvent> events, Throwable thrown, JavaShell.Place place) throws CellFailure {
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null) {
                checkCompiled(event, place);
                checkRan(event.exception(), thrown);
            }
        }
    }

    private void checkCompiled(SnippetEvent event, JavaShell.Place place) throws CellFailure {
        if (event.status() == Status.REJECTED) {
            List<Diag> errors = jshell.diagnostics(event.snippet()).filter(Diag::isError).toList();
            throw new CompileProblem(place).failure(errors);
        } else if (event.status() == Status.RECOVERABLE_NOT_DEFINED) {
            throw new CompileProblem(place).undefined(missing(jshell, event.snippet()));
        }
    }

    private void checkRan(JShellException exception, Throwable thrown) throws CellFailure {
        Optional<CellFailure> told = Failures.told(thrown);
        if (told.isPresent()) {
            throw told.get();
        } else if (exception instanceof EvalException e) {
            throw new RuntimeProblem(places).failure(e);
        } else if (exception instanceof UnresolvedReferenceException e) {
            String what = "this needs " + missing(jshell, e.getSnippet());
            throw new CellFailure("Unresolved", what, List.of(Failures.red(what)));
        }
    }

    static String missing(JShell jshell, Snippet snippet) {
        return snippet instanceof DeclarationSnippet declaration
                ? String.join(", ", jshell.unresolvedDependencies(declaration).toList())
                : "";
    }
}
