package org.pixelllm.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pixelllm.data.LocalizedNarrative.TracePoint;

/**
 * Reads Localized Narratives: what somebody said of a picture while moving a mouse over it, one narrative a line.
 *
 * @see <a href="https://google.github.io/localized-narratives/index.html?file-formats=1">file formats</a>
 */
final class NarrativesReader implements Reading.Maker<Example> {
    private final Reading reading;
    private final SeenIds seen = new SeenIds();

    NarrativesReader(Reading reading) {
        this.reading = reading;
    }

    @Override
    public Example make(Row row) throws BadRow {
        String id = row.id("image_id");
        if (row.has("annotator_id") && !seen.add(id + "\n" + row.id("annotator_id"))) {
            throw row.bad(Flaw.TWICE, "image_id", "picture " + id + " told twice by " + row.id("annotator_id"));
        }
        String text = row.text("caption");
        List<List<TracePoint>> traces = traces(row);
        if (traces.stream().mapToInt(List::size).sum() < 2) {
            throw row.bad(Flaw.NO_TRACE, "traces", "less than two points");
        }
        TraceAlignment alignment = new TraceAlignment(traces);
        List<Utterance> utterances = new ArrayList<>();
        for (Row spoken : row.rows("timed_caption")) {
            utterances.add(alignment.align(new LocalizedNarrative.Utterance(spoken.word("utterance"),
                    spoken.number("start_time"), spoken.number("end_time"))));
        }
        return Example.of(id, reading.picture(row, "image_id", id), Optional.empty())
                .withNarratives(List.of(Narrative.spoken(text, utterances)));
    }

    private static List<List<TracePoint>> traces(Row row) throws BadRow {
        List<List<TracePoint>> traces = new ArrayList<>();
        var pieces = row.get("traces");
        if (!pieces.isJsonArray()) {
            throw row.bad(Flaw.WRONG_TYPE, "traces", "no list");
        }
        for (int i = 0; i < pieces.getAsJsonArray().size(); i++) {
            var wrapped = new com.google.gson.JsonObject();
            wrapped.add("points", pieces.getAsJsonArray().get(i));
            List<TracePoint> piece = new ArrayList<>();
            for (Row point : new Row(wrapped, "", row.at().at("traces[" + i + "]")).rows("points")) {
                piece.add(new TracePoint(point.number("x"), point.number("y"), point.number("t")));
            }
            traces.add(piece);
        }
        return traces;
    }
}
