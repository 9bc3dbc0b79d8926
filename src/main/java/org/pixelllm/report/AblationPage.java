package org.pixelllm.report;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixelllm.eval.ablation.AblationResult;
import org.pixelllm.eval.ablation.VariantScores;
import org.pixelllm.problem.UserProblem;

/**
 * A grid of trained models as HTML that needs nothing else: table, charts, and the same pictures under each variant.
 *
 * @param result to be told
 * @param charts name to PNG file; none where Java finds no fonts
 * @param gallery question to each variant's answer
 */
public record AblationPage(AblationResult result, Map<String, byte[]> charts, Map<String, List<Overlay>> gallery) {
    /** Draws the charts. */
    public static AblationPage of(AblationResult result, Map<String, List<Overlay>> gallery) {
        return new AblationPage(result, charts(result), gallery);
    }

    private static Map<String, byte[]> charts(AblationResult result) {
        Map<String, byte[]> charts = new LinkedHashMap<>();
        List<VariantScores> scores = result.scores();
        if (scores.isEmpty()) {
            return charts;
        }
        try {
            charts.put("precision", IntervalChart.png("P@0.5 × 100, with 95 % intervals",
                    scores.stream().map(s -> s.variant().name()).toList(),
                    scores.stream().map(VariantScores::precision).toList()));
            charts.put("curves", Charts.rising("Mean IoU × 100 of the checks while learning", "step", result.curves()));
        } catch (UserProblem e) {
            return Map.of(); // the numbers matter more than their drawing
        }
        return charts;
    }

    /** Returns a part of any page. */
    public String section() {
        Markup html = new Markup().raw("<section class=\"pixelllm-ablation\">").raw(TableHtml.sortable(result.table()));
        html.add("<p><small>Shares and means × 100; from and to: the 95 %% interval over other drawings; deviation: "
                + "between seeds.</small></p>");
        result.fairness().forEach(line -> html.add("<p><small>%s</small></p>", line));
        charts.forEach((name, png) -> html.add("<img alt=\"%s\" style=\"max-width:100%%\" src=\"%s\">", name,
                "data:image/png;base64," + Base64.getEncoder().encodeToString(png)));
        gallery.forEach((question, answers) -> {
            html.add("<h3>%s</h3><div style=\"display:grid;gap:1.5em;"
                    + "grid-template-columns:repeat(auto-fill,minmax(13em,1fr))\">", question);
            answers.forEach(overlay -> html.raw(overlay.html()));
            html.raw("</div>");
        });
        return html.raw("</section>").toString();
    }

    /** Returns a whole page. */
    public String page() {
        return new Markup().raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\"><title>Ways to point</title>"
                + "<style>body{margin:2rem auto;padding:0 1rem;max-width:70rem;font-family:sans-serif}</style></head>"
                + "<body>\n").raw(section()).raw("</body></html>\n").toString();
    }
}
