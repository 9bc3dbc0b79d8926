package org.pixelllm.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pixelllm.eval.task.Evaluation;
import org.pixelllm.eval.task.EvaluationOptions;
import org.pixelllm.eval.task.EvaluationResult;
import org.pixelllm.eval.task.Judged;
import org.pixelllm.eval.task.PredictionFile;
import org.pixelllm.eval.task.Published;
import org.pixelllm.image.Picture;
import org.pixelllm.image.PictureReader;
import org.pixelllm.problem.UserProblem;
import tech.tablesaw.api.Table;

/**
 * How a model did on a data set, as HTML that needs nothing else: tables, charts and a gallery.
 *
 * @param result to be told
 * @param charts name to PNG file
 * @param worst answers over their pictures, the worst first
 * @param best answers over their pictures, the best first
 */
public record EvaluationPage(EvaluationResult result, Map<String, byte[]> charts, List<Overlay> worst,
        List<Overlay> best) {
    private static final int SHOWN = 25; // rows of either end of the answers
    private static final int CASES = 3; // pictures of either end

    /**
     * Draws charts and gallery; a picture that cannot be read is left out.
     *
     * @param options with which the result was made
     * @param predictions file of the answers
     */
    public static EvaluationPage of(EvaluationResult result, EvaluationOptions options, Path predictions) {
        List<Judged> ranked = result.ranked();
        int each = Math.min(CASES, ranked.size() / 2);
        List<Judged> best = new ArrayList<>(ranked.subList(ranked.size() - each, ranked.size()));
        Collections.reverse(best);
        List<Judged> worst = ranked.subList(0, Math.min(CASES, ranked.size() - each));
        Set<String> pictures = Stream.concat(worst.stream(), best.stream()).map(a -> a.question().pictureId())
                .collect(Collectors.toSet());
        Map<String, Path> found = Evaluation.pictures(options, pictures);
        try (PredictionFile file = PredictionFile.read(predictions, result.task())) {
            return new EvaluationPage(result, charts(result), overlays(worst, file, found),
                    overlays(best, file, found));
        }
    }

    /** Returns the charts as PNG files under names for files; none where Java finds no fonts. */
    private static Map<String, byte[]> charts(EvaluationResult result) {
        Map<String, byte[]> charts = new LinkedHashMap<>();
        try {
            result.curves().forEach((name, curve) -> charts.put(name, ScoreChart.png(curve)));
        } catch (UserProblem e) {
            return Map.of(); // the numbers matter more than their drawing
        }
        return charts;
    }

    private static List<Overlay> overlays(List<Judged> answers, PredictionFile file, Map<String, Path> pictures) {
        List<Overlay> overlays = new ArrayList<>();
        for (Judged answer : answers) {
            Optional<Path> picture = Optional.ofNullable(pictures.get(answer.question().pictureId()));
            file.get(answer.question().id()).ifPresent(prediction -> picture.flatMap(EvaluationPage::read)
                    .ifPresent(pixels -> overlays.add(Gallery.of(answer, prediction, pixels))));
        }
        return overlays;
    }

    private static Optional<Picture> read(Path path) {
        try {
            return Optional.of(PictureReader.read(path));
        } catch (UserProblem e) {
            return Optional.empty();
        }
    }

    /** Returns a part of any page. */
    public String section() {
        Markup html = new Markup().raw("<section class=\"pixelllm-evaluation\">").raw(TableHtml.plain(result.scores()));
        html.add("<p><small>Shares and means × 100. %s</small></p>", paper());
        result.remarks().forEach(remark -> html.add("<p><small>%s</small></p>", remark));
        charts.forEach((name, png) -> html.add("<img alt=\"%s\" style=\"max-width:100%%\" src=\"%s\">", name,
                "data:image/png;base64," + Base64.getEncoder().encodeToString(png)));
        figures(html, "The worst answers", worst);
        figures(html, "The best answers", best);
        return html.raw(answers()).raw("</section>").toString();
    }

    private String paper() {
        return Published.of(result.task()).map(paper -> "The paper's column is PixelLLM (Xu et al., CVPR 2024) on "
                + paper.data() + ": photographs, other data than drawn scenes. Compare on the same data only.")
                .orElse("");
    }

    private static void figures(Markup html, String title, List<Overlay> overlays) {
        if (!overlays.isEmpty()) {
            html.add("<h3>%s</h3><div style=\"display:grid;gap:1.5em;"
                    + "grid-template-columns:repeat(auto-fill,minmax(16em,1fr))\">", title);
            overlays.forEach(overlay -> html.raw(overlay.html()));
            html.raw("</div>");
        }
    }

    /** Returns the answers of either end, folded. */
    private String answers() {
        int rows = result.answers().size();
        Table examples = result.examples();
        Table shown = rows <= 2 * SHOWN ? examples : examples.first(SHOWN).append(examples.last(SHOWN));
        shown.setName(
                rows <= 2 * SHOWN ? examples.name() : "the " + SHOWN + " worst and the " + SHOWN + " best answers");
        return new Markup().add("<details><summary>%s of %s answers</summary>", shown.rowCount(), rows)
                .raw(TableHtml.sortable(shown)).raw("</details>").toString();
    }

    /** Returns a whole page. */
    public String page() {
        return new Markup().add("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\"><title>%s</title>", result.title())
                .raw("<style>body{margin:2rem auto;padding:0 1rem;max-width:60rem;font-family:sans-serif}</style></head>")
                .raw("<body>\n").raw(section()).raw("</body></html>\n").toString();
    }
}
