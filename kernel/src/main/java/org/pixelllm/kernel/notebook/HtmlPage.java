package org.pixelllm.kernel.notebook;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.pixelllm.kernel.wire.Json;

/** Renders a notebook as one page that needs nothing else: no network, no script of ours. */
public final class HtmlPage {
    private HtmlPage() {}

    /** Returns the page. */
    public static String of(NotebookFile notebook, String title) throws IOException {
        StringBuilder body = new StringBuilder();
        notebook.cells().forEach(cell -> body.append(cell(cell)));
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(Markdown.escape(title), style(), body);
    }

    private static String style() throws IOException {
        try (InputStream css = HtmlPage.class.getResourceAsStream("page.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String cell(NotebookCell cell) {
        if (cell.type().equals("markdown")) {
            return "<section class=\"text\">\n" + Markdown.html(cell.source()) + "</section>\n";
        } else if (!cell.isCode() || cell.source().isBlank()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<section class=\"code\">\n<pre class=\"source\"><code>");
        html.append(Markdown.escape(cell.source())).append("</code></pre>\n");
        cell.outputs().forEach(output -> html.append(output(output)));
        return html.append("</section>\n").toString();
    }

    private static String output(JsonObject output) {
        return switch (Json.text(output, "output_type", "")) {
            case "stream" -> pre(Json.text(output, "name", "stdout"), NotebookCell.text(output.get("text")));
            case "error" -> pre("error", String.join("\n", Json.array(output, "traceback").asList().stream()
                    .map(line -> line.getAsString()).toList()));
            default -> rich(Json.child(output, "data"));
        };
    }

    private static String pre(String kind, String text) {
        return "<pre class=\"" + Markdown.escape(kind) + "\">" + Markdown.escape(Ansi.strip(text)) + "</pre>\n";
    }

    /** Chooses the richest form; HTML goes in as the cell made it. */
    private static String rich(JsonObject data) {
        if (data.has("text/html")) {
            return "<div class=\"shown\">" + NotebookCell.text(data.get("text/html")) + "</div>\n";
        } else if (data.has("image/svg+xml")) {
            return "<div class=\"shown\">" + NotebookCell.text(data.get("image/svg+xml")) + "</div>\n";
        } else if (data.has("image/png")) {
            return "<div class=\"shown\"><img alt=\"" + Markdown.escape(NotebookCell.text(data.get("text/plain")))
                    + "\" src=\"data:image/png;base64,"
                    + Markdown.escape(NotebookCell.text(data.get("image/png")).replaceAll("\\s", "")) + "\"></div>\n";
        } else if (data.has("text/markdown")) {
            return "<div class=\"shown\">" + Markdown.html(NotebookCell.text(data.get("text/markdown"))) + "</div>\n";
        }
        return pre("result", NotebookCell.text(data.get("text/plain")));
    }
}
