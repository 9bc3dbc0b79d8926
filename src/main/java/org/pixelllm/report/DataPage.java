package org.pixelllm.report;

import java.util.Base64;
import java.util.List;
import org.pixelllm.data.DataCheck;
import org.pixelllm.data.Example;
import org.pixelllm.data.Findings;
import org.pixelllm.problem.UserProblem;

/** What data sets hold, as HTML that needs nothing else: counts, flaws, histograms and drawn examples. */
public final class DataPage {
    private DataPage() {}

    /** Returns a part of any page about one data set. */
    public static String section(DataCheck check) {
        Markup html = new Markup().add("<section class=\"pixelllm-data\"><h2>%s</h2>", check.format().word());
        html.raw("<table style=\"font-variant-numeric:tabular-nums\">");
        check.counts().forEach((what, count) -> row(html, count, what));
        html.raw("</table>");
        flaws(html, check.findings());
        check.histograms().forEach(tally -> html.add("<img alt=\"%s\" style=\"max-width:100%%\" src=\"%s\">",
                tally.title(), "data:image/png;base64," + Base64.getEncoder().encodeToString(Histogram.png(tally))));
        check.samples().forEach(example -> sample(html, example));
        return html.raw("</section>").toString();
    }

    /** Returns a whole page about the data sets of a folder. */
    public static String page(String name, List<DataCheck> checks) {
        Markup page = new Markup().add("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\"><title>%s</title>", name);
        page.raw("<style>body{margin:2rem auto;padding:0 1rem;max-width:800px;font-family:sans-serif}"
                + "td:first-child{text-align:right;padding-right:1em}</style></head><body>");
        page.add("<h1>%s</h1>", name);
        checks.forEach(check -> page.raw(section(check)));
        return page.raw("</body></html>\n").toString();
    }

    private static void row(Markup html, long count, String what) {
        html.add("<tr><td>%s</td><td>%s</td></tr>", String.format(java.util.Locale.ROOT, "%,d", count), what);
    }

    private static void flaws(Markup html, Findings findings) {
        html.add("<h3>%s</h3>", findings.groups().isEmpty() ? "No flaws" : "Flaws");
        for (Findings.Group group : findings.groups()) {
            html.add("<details><summary>%s × %s</summary><ul>", group.count(), group.flaw().words());
            group.first().forEach(told -> html.add("<li>%s</li>", told));
            html.raw("</ul></details>");
        }
    }

    private static void sample(Markup html, Example example) {
        try {
            html.raw(ExampleOverlay.of(example).html());
        } catch (UserProblem e) { // one picture that cannot be read does not spoil the page
            html.add("<pre>%s</pre>", e.getMessage());
        }
    }
}
