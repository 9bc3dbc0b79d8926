package org.pixelllm.report;

import java.util.Locale;
import org.pixelllm.report.Sentence.Piece;

/** The style sheet of one overlay; each rule begins with the overlay's own class, S, and reaches nothing else. */
final class Style {
    /** Marks and words; {@code --o} is a mark's opacity, {@code --x} that of what only a lit word shows. */
    private static final String MARKS = """
            S .k{transition:opacity .15s,background .15s;outline:none}
            S .d.v{opacity:var(--o,1)}
            S .x.v{opacity:var(--x,.3);transition:opacity .15s}
            S .f{--c:#77808a;--i:#fff}
            S .d.f,S .x.f,S .l,S .e{opacity:var(--x,0)}
            S .d.f,S .x,S .l,S .e,S .p,S .q{pointer-events:none}
            """;

    private static final String PAGE = """
            S{margin:0;max-width:min(100%,Wpx,max(240px,calc(R*70vh)));\
            color:var(--jp-content-font-color1,var(--vscode-foreground,inherit));\
            font-family:var(--jp-content-font-family,var(--vscode-font-family,system-ui,sans-serif))}
            S .s{overflow:auto;border-radius:8px}
            S .s>div{position:relative;line-height:0}
            S img{display:block;width:100%;height:auto;margin:0}
            S svg{position:absolute;inset:0;width:100%;height:100%;overflow:hidden;font-family:system-ui,sans-serif}
            S figcaption{margin:.75em 0 0;font-size:1.15rem;line-height:2.1;text-align:left;overflow-wrap:anywhere}
            S .w{padding:.18em .3em;border-radius:.4em;color:var(--fg,inherit);background:var(--bg,var(--t,transparent))}
            S .w.f{padding:.18em .1em}
            S .w:focus-visible{outline:2px solid currentColor;outline-offset:2px}
            S mark.w{border-bottom:.16em solid var(--c)}
            S sup{margin-left:.25em;font-size:.62em;font-weight:700;line-height:0;opacity:.75;vertical-align:.5em}
            S small{display:block;font-size:.8rem;line-height:1.6;opacity:.75}
            S .o,S details{display:flex;flex-wrap:wrap;align-items:center;gap:.1em .9em;font-size:.8rem;line-height:2}
            S .o{margin:.5em 0 0;opacity:.85}
            S summary{cursor:pointer}
            S details>span{display:inline-flex;gap:.6em;border-left:1px solid;padding-left:.7em}
            S summary::after{content:"more"}
            S details>span::before{content:attr(data-t);opacity:.7}
            S label{display:inline-flex;align-items:center;gap:.3em;cursor:pointer}
            S label::after{content:attr(data-t)}
            S input{margin:0;accent-color:#0072b2}
            S label:not(:has(input:enabled)),S .o:not(:has(input:enabled)){display:none}
            S:has(.cx:not(:checked)) :is(.x,.r){display:none}
            S:has(.ch:not(:checked)) .h{display:none}
            S:has(.cd:not(:checked)) :is(.d,.e){display:none}
            S:has(.cl:checked) .l.a{opacity:1}
            S:has(.cq:checked) .q{display:inline}
            S:has(.a2:checked) .m{opacity:.6}
            S:has(.a3:checked) .m{opacity:.25}
            S:has(.z2:checked) .s>div{width:200%}
            S:has(.z4:checked) .s>div{width:400%}
            S:has(:is(.z2,.z4):checked) .s{max-height:80vh}
            """;

    private static final String MEDIA = """
            @media print{S .o{display:none}}
            @media print{S{print-color-adjust:exact;break-inside:avoid}}
            @media (prefers-reduced-motion:reduce){S .k{transition:none}}
            @media (prefers-reduced-motion:reduce){S .p{animation-timing-function:step-end!important}}
            """;

    private Style() {}

    /**
     * Returns the rules of a figure.
     *
     * @param widest in CSS pixels
     * @param play rules for the moving pointer
     */
    static String figure(String scope, Sentence sentence, View view, double widest, String play) {
        String page = PAGE.replace("Wpx", Math.round(widest) + "px").replace("R*",
                String.format(Locale.ROOT, "%.3f*", view.width() / view.height()));
        return (page + marks(sentence) + play + MEDIA).replace("S", scope);
    }

    /** Returns the rules of a drawing that stands alone. */
    static String drawing(String scope, Sentence sentence) {
        return marks(sentence).replace("S", scope);
    }

    private static String marks(Sentence sentence) {
        StringBuilder rules = new StringBuilder(MARKS);
        for (Piece piece : sentence.pieces()) {
            if (piece.isNumbered()) {
                Ink ink = Ink.of(piece.number());
                rules.append(String.format(Locale.ROOT, "S .k%d{--c:%s;--t:%s;--i:%s}\n", piece.word(),
                        Ink.css(ink.fill()), ink.wash(), Ink.css(ink.text())));
            }
        }
        rules.append("S:has(.k:is(:hover,:focus)) .v{--o:.2;--x:.1}\n");
        for (Piece piece : sentence.pieces()) {
            if (piece.isWord()) {
                rules.append(String.format(Locale.ROOT, // lights all that share the word's class
                        "S:has(.k%1$d:is(:hover,:focus)) .k%1$d{--o:1;--x:1;--bg:var(--c);--fg:var(--i)}\n",
                        piece.word()));
            }
        }
        return rules.toString();
    }
}
