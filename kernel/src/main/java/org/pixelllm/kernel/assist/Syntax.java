package org.pixelllm.kernel.assist;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java's grammar without what names mean: a cell may use what an earlier line of it declares, or a later cell. */
final class Syntax {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    // where a piece of a cell could stand in a file: as an import, a member, a statement, an expression
    private static final List<String> PLACES = List.of("PIECE\n", "class A { PIECE\n }", "class A { { PIECE\n } }",
            "class A { Object a = (BARE\n); }");

    private Syntax() {}

    /** Returns whether the parser takes a piece of a cell in any place where Java may stand. */
    static boolean accepts(String piece) {
        String bare = piece.strip().replaceFirst(";$", "");
        return PLACES.stream().anyMatch(place -> parses(place.replace("PIECE", piece).replace("BARE", bare)));
    }

    private static boolean parses(String file) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) COMPILER.getTask(Writer.nullWriter(), null, found, List.of("-proc:none"), null,
                List.of(new Text(file)));
        try {
            task.parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.getDiagnostics().stream().noneMatch(each -> each.getKind() == Diagnostic.Kind.ERROR);
    }

    /** A file that is only in memory. */
    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String text) {
            super(URI.create("string:///A.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
