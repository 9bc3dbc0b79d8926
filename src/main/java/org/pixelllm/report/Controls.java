package org.pixelllm.report;

import java.util.List;
import java.util.Map;

/**
 * What a reader may switch: buttons that the style sheet looks at, so that they need no script.
 *
 * <p>Their names are written by the style sheet too: where it is taken away, no stray words are left.
 */
final class Controls {
    private static final Map<String, String> OPACITIES = Map.of("strong", "a1", "half", "a2", "faint", "a3");
    private static final Map<String, String> ZOOMS = Map.of("1×", "z1", "2×", "z2", "4×", "z4");

    private final String scope;
    private final Markup html = new Markup();

    private Controls(String scope) {
        this.scope = scope;
    }

    /** Returns the switches of an overlay; those for what it does not have are left out. */
    static Markup of(String scope, Overlay overlay) {
        Controls controls = new Controls(scope);
        boolean words = !overlay.words().isEmpty();
        controls.html.add("<div class=\"o\" role=\"group\" aria-label=\"how the picture is shown\">");
        if (words) {
            controls.box("play", "cp", false);
            controls.box("labels", "cl", false);
        }
        controls.html.add("<details><summary aria-label=\"more\"></summary>");
        controls.box("boxes", "cx", true);
        if (overlay.mask().isPresent()) {
            controls.box("masks", "ch", true);
        }
        if (words) {
            controls.box("points", "cd", true);
            controls.box("trace", "cq", false);
        }
        controls.choice("opacity", List.of("strong", "half", "faint"), OPACITIES);
        controls.choice("zoom", List.of("1×", "2×", "4×"), ZOOMS);
        return controls.html.add("</details></div>");
    }

    private void box(String name, String style, boolean on) {
        html.add("<label data-t=\"%s\"><input type=\"checkbox\" autocomplete=\"off\" class=\"%s\" aria-label=\"%s\"%s>"
                + "</label>", name, style, name, new Markup().raw(on ? " checked" : ""));
    }

    private void choice(String what, List<String> names, Map<String, String> styles) {
        html.add("<span role=\"radiogroup\" aria-label=\"%s\" data-t=\"%s\">", what, what);
        for (String name : names) {
            html.add("<label data-t=\"%s\"><input type=\"radio\" autocomplete=\"off\" name=\"%s-%s\" class=\"%s\" "
                    + "aria-label=\"%s\"%s></label>", name, scope, what, styles.get(name), name,
                    new Markup().raw(name.equals(names.get(0)) ? " checked" : ""));
        }
        html.add("</span>");
    }
}
