package org.pixelllm.report;

import java.util.Locale;
import org.pixelllm.report.Sentence.Piece;

/** The style sheet of a look inside; each rule begins with the figure's own class, S. */
final class ExplanationStyle {
    private static final String RULES = """
            S{margin:0;max-width:1000px;container-type:inline-size;\
            color:var(--jp-content-font-color1,var(--vscode-foreground,inherit));\
            font-family:var(--jp-content-font-family,var(--vscode-font-family,system-ui,sans-serif))}
            S figcaption{margin:0 0 .9em;font-size:1.15rem;line-height:2;text-align:left;overflow-wrap:anywhere}
            S .b{display:grid;grid-template-columns:1fr 1fr;gap:1.2em}
            @container (max-width:560px){S .b{grid-template-columns:1fr}}
            S b{display:block;font-size:.85rem;font-weight:600;margin:0 0 .4em}
            S b span{font-weight:400;opacity:.75;margin-left:.8em}
            S .x{margin:1.6em 0 0}
            S .x svg{max-width:260px}
            S svg{display:block;width:100%;height:auto;border-radius:6px;overflow:hidden;font-family:system-ui,sans-serif}
            S small{display:block;font-size:.8rem;line-height:1.6;opacity:.8;margin:.5em 0 0}
            S .l svg{height:10px;margin:.7em 0 0;border-radius:3px}
            S .l small{display:flex;justify-content:space-between;gap:1em;margin:.15em 0 0;text-align:right}
            S .m{display:grid;grid-template-columns:repeat(auto-fill,minmax(108px,1fr));gap:.9em .7em;margin:1.4em 0 .8em}
            S .b svg{max-height:75vh}
            S .m>div{font-size:.85rem;border-radius:8px;outline:0 solid var(--c)}
            S .m span{display:block;line-height:1.7;color:var(--fg,inherit);white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
            S .m svg+svg{margin-top:3px;border-radius:0;color:inherit}
            S .k{--c:#77808a;transition:opacity .15s}
            S .w{padding:.15em .25em;border-radius:.35em;outline:none;cursor:default}
            S .w.n{border-bottom:.16em solid var(--c)}
            S sup{margin-left:.2em;font-size:.68em;font-weight:700;line-height:0;opacity:.75;vertical-align:.45em}
            S .m .n span{font-weight:600}
            S .h{opacity:var(--x,0);transition:opacity .15s}
            S .all{transition:opacity .15s}
            S .v{opacity:var(--y,1);transition:opacity .15s}
            S i{display:inline-block;width:.6em;height:.6em;margin:0 .35em 0 0;border:2px solid #0072b2;background:#fff}
            S .o{border-radius:50%}
            S .d{border-color:#d04a02;background:#d04a02;transform:rotate(45deg);margin-left:.9em}
            S:has(.k:is(:hover,:focus)) .all{opacity:0}
            S:has(.k:is(:hover,:focus)) .v{--y:.15}
            @media print{S{print-color-adjust:exact}}
            @media (prefers-reduced-motion:reduce){S .k,S .h,S .v,S .all{transition:none}}
            """;

    private ExplanationStyle() {}

    /** Returns the rules of a figure. */
    static String rules(String scope, Sentence sentence) {
        StringBuilder rules = new StringBuilder(RULES);
        for (Piece piece : sentence.pieces()) {
            if (piece.isNumbered()) {
                rules.append(String.format(Locale.ROOT, "S .k%d{--c:%s}\n", piece.word(),
                        Ink.css(Ink.of(piece.number()).fill())));
            }
        }
        for (Piece piece : sentence.pieces()) {
            if (piece.isWord()) { // lights all that share the word's class
                rules.append(String.format(Locale.ROOT, "S:has(.k%1$d:is(:hover,:focus)) .k%1$d{--x:1;--y:1}\n"
                        + "S:has(.k%1$d:is(:hover,:focus)) :is(.w,.m>div).k%1$d{outline:2px solid var(--c);outline-offset:2px}\n",
                        piece.word()));
            }
        }
        return rules.toString().replaceAll("(^|[\\n{,])S(?=[ :{])", "$1" + scope);
    }
}
