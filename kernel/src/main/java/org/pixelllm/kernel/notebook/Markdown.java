package org.pixelllm.kernel.notebook;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renders the Markdown that notebooks mostly use as HTML; what it does not know stays text, escaped. */
final class Markdown {
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*");
    private static final Pattern BULLET = Pattern.compile("\\s*[-*+]\\s+(.*)");
    private static final Pattern NUMBER = Pattern.compile("\\s*\\d{1,9}[.)]\\s+(.*)");
    /** What a reader may open; the only HTML that is let through. The two beginnings may share a line. */
    private static final Pattern DETAILS = Pattern.compile("(<details>)?\\s*(?:<summary>(.*)</summary>)?|(</details>)");
    private static final Pattern INLINE = Pattern.compile("`([^`]+)`|(!?)\\[([^\\]]*)\\]\\(([^()\\s]+)\\)");
    private static final Pattern SAFE = Pattern.compile("(?i)(https?://|mailto:|#|[^:]*$).*");

    private final List<String> lines;
    private final StringBuilder html = new StringBuilder();
    private int next;
    private int open; // details

    private Markdown(String text) {
        lines = text.lines().toList();
    }

    static String html(String text) {
        return new Markdown(text).render();
    }

    private String render() {
        while (next < lines.size()) {
            block(lines.get(next));
        }
        return html.append("</details>\n".repeat(open)).toString();
    }

    private void block(String line) {
        Matcher heading = HEADING.matcher(line);
        if (line.isBlank()) {
            next++;
        } else if (heading.matches()) {
            String tag = "h" + heading.group(1).length();
            element(tag, inline(heading.group(2)));
            next++;
        } else if (DETAILS.matcher(line.strip()).matches()) {
            details(line.strip());
        } else if (line.strip().startsWith("```")) {
            fence();
        } else if (line.strip().matches("(-{3,}|\\*{3,})")) {
            html.append("<hr>\n");
            next++;
        } else if (BULLET.matcher(line).matches()) {
            list("ul", BULLET);
        } else if (NUMBER.matcher(line).matches()) {
            list("ol", NUMBER);
        } else if (line.startsWith("    ")) {
            indented();
        } else {
            paragraph();
        }
    }

    private void details(String line) {
        Matcher details = DETAILS.matcher(line);
        details.matches();
        if (details.group(1) != null) {
            html.append("<details>\n");
            open++;
        }
        if (details.group(2) != null) {
            element("summary", inline(details.group(2)));
        }
        if (details.group(3) != null && open > 0) {
            html.append("</details>\n");
            open--;
        }
        next++;
    }

    private void element(String tag, String content) {
        html.append('<').append(tag).append('>').append(content).append("</").append(tag).append(">\n");
    }

    private void fence() {
        StringBuilder code = new StringBuilder();
        for (next++; next < lines.size() && !lines.get(next).strip().startsWith("```"); next++) {
            code.append(lines.get(next)).append('\n');
        }
        next++;
        element("pre", "<code>" + escape(code.toString()) + "</code>");
    }

    private void indented() {
        StringBuilder code = new StringBuilder();
        for (; next < lines.size() && lines.get(next).startsWith("    "); next++) {
            code.append(lines.get(next).substring(4)).append('\n');
        }
        element("pre", "<code>" + escape(code.toString()) + "</code>");
    }

    private void list(String tag, Pattern item) {
        StringBuilder items = new StringBuilder();
        while (next < lines.size() && item.matcher(lines.get(next)).matches()) {
            Matcher matcher = item.matcher(lines.get(next++));
            matcher.matches();
            StringBuilder text = new StringBuilder(matcher.group(1));
            while (next < lines.size() && continues(lines.get(next))) {
                text.append(' ').append(lines.get(next++).strip());
            }
            items.append("<li>").append(inline(text.toString())).append("</li>\n");
        }
        element(tag, items.toString());
    }

    private static boolean continues(String line) {
        return line.startsWith("  ") && !line.isBlank() && !BULLET.matcher(line).matches()
                && !NUMBER.matcher(line).matches();
    }

    private void paragraph() {
        StringBuilder text = new StringBuilder();
        while (next < lines.size() && isText(lines.get(next))) {
            String line = lines.get(next++);
            text.append(text.length() == 0 ? "" : "\n").append(line.replaceFirst("^>\\s?", ""));
        }
        element("p", inline(text.toString()));
    }

    private static boolean isText(String line) {
        return !line.isBlank() && !HEADING.matcher(line).matches() && !DETAILS.matcher(line.strip()).matches()
                && !line.strip().startsWith("```")
                && !BULLET.matcher(line).matches() && !NUMBER.matcher(line).matches();
    }

    static String inline(String text) {
        StringBuilder html = new StringBuilder();
        Matcher special = INLINE.matcher(text);
        int end = 0;
        while (special.find()) {
            html.append(emphasis(text.substring(end, special.start())));
            html.append(special.group(1) != null ? "<code>" + escape(special.group(1)) + "</code>" : link(special));
            end = special.end();
        }
        return html.append(emphasis(text.substring(end))).toString();
    }

    private static String link(Matcher link) {
        String target = link.group(4);
        if (!SAFE.matcher(target).matches()) {
            return emphasis(link.group());
        }
        return link.group(2).isEmpty()
                ? "<a href=\"" + escape(target) + "\">" + emphasis(link.group(3)) + "</a>"
                : "<img src=\"" + escape(target) + "\" alt=\"" + escape(link.group(3)) + "\">";
    }

    private static String emphasis(String text) {
        return escape(text).replaceAll("\\*\\*(\\S(?:.*?\\S)?)\\*\\*", "<strong>$1</strong>")
                .replaceAll("\\*(\\S(?:[^*]*?\\S)?)\\*", "<em>$1</em>")
                .replaceAll("(?<!\\w)_(\\S(?:[^_]*?\\S)?)_(?!\\w)", "<em>$1</em>");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
