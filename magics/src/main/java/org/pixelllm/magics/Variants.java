package org.pixelllm.magics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.pixelllm.Caption;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.data.BoxedText;
import org.pixelllm.data.DataSet;
import org.pixelllm.data.Example;
import org.pixelllm.data.Format;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.image.Picture;
import org.pixelllm.image.PictureReader;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.report.ExampleOverlay;
import org.pixelllm.report.Overlay;
import org.pixelllm.report.SceneTruth;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Answers to put side by side: of prompts, expressions, models or beams, and what is true. */
final class Variants {
    private static final int MOST = 24;

    @Option(names = "--box", paramLabel = "x0,y0,x1,y1", description = "Caption this part of the picture; any number of times. A "
            + "single one stands beside the whole picture.")
    private List<Box> boxes = List.of();

    @Option(names = "--point", paramLabel = "x,y", description = "Caption what this pixel touches; any number of times, each by "
            + "itself. A single one stands beside the whole picture.")
    private List<Point> points = List.of();

    @Option(names = "--text", paramLabel = "QUESTION", description = "Caption with this text beside the picture; any number of times.")
    private List<String> texts = List.of();

    @Option(names = "--refer", paramLabel = "EXPRESSION", description = "Find what this means; any number of times.")
    private List<String> expressions = List.of();

    @Option(names = "--models", paramLabel = "A,B", split = ",", description = "Ask these models, separated by commas.")
    private List<String> models = List.of();

    @Option(names = "--beams", paramLabel = "N", description = "Follow so many captions, and show each.")
    private int beams = 1;

    @Option(names = "--truth", description = "Show what is true first: of a drawn scene, or of examples of a data set.")
    private boolean truth;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "6", description = "How many examples of a data set; ${DEFAULT-VALUE} unless told.")
    private int limit;

    @Mixin
    private Output output;

    Output output() {
        return output;
    }

    boolean given() {
        return !boxes.isEmpty() || !points.isEmpty() || !texts.isEmpty() || !expressions.isEmpty() || !models.isEmpty()
                || beams > 1
                || truth;
    }

    /** Asks for everything that was told of each picture. */
    Object ofPictures(Desk desk, List<NamedPicture> named) throws InterruptedException {
        int all = named.size() * columns();
        if (all > MOST) {
            throw UserProblem.that("cannot put so many answers side by side").line("seen", all + " answers")
                    .line("shows", MOST + " at most").line("try", "fewer pictures, prompts or beams");
        }
        List<Row> rows = new ArrayList<>();
        named.forEach(each -> rows.add(new Row(each.name(), each.pixels().get(), named.size() > 1)));
        List<Answer> answers = new ArrayList<>();
        rows.forEach(row -> {
            if (truth) {
                answers.add(sceneTruth(row));
            }
        });
        forEachModel(desk, (name, model) -> rows.forEach(row -> ask(model, name, row, answers)));
        return shown(desk, answers);
    }

    /** Shows examples of a data set, each beside what the model says in its place. */
    Object ofData(Desk desk, Path folder, Optional<Format> format, String split) throws InterruptedException {
        List<Answer> answers = new ArrayList<>();
        try (DataSet data = DataSet.open(folder, format, DataSet.Options.STRICT.only(split))) {
            Iterator<Example> examples = data.iterator();
            while (answers.size() < 2 * Math.min(limit, MOST / 2) && examples.hasNext()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                pair(desk, examples.next(), answers);
            }
        }
        return shown(desk, answers);
    }

    private record Row(String name, Picture picture, boolean isNamed) {
        String title(String what) {
            return isNamed ? name + ": " + what : what;
        }
    }

    private interface Asking {
        void ask(String name, PixelLlm model);
    }

    private void forEachModel(Desk desk, Asking asking) {
        if (models.isEmpty()) {
            asking.ask("", desk.model());
        }
        for (String name : models) {
            try (PixelLlm model = PixelLlm.load(name.equals(PixelLlm.SCENES) ? name : desk.path(name).toString())) {
                asking.ask(name, model);
            }
        }
    }

    private int columns() {
        return Math.max(1, models.size()) * (prompts().size() * Math.max(1, texts.size()) * beams + expressions.size())
                + (truth ? 1 : 0);
    }

    private void ask(PixelLlm model, String name, Row row, List<Answer> answers) {
        String of = name.isEmpty() ? "" : name + ", ";
        for (Prompt prompt : prompts()) {
            for (String text : texts.isEmpty() ? List.of("") : texts) {
                List<Caption> found = model.captions(row.picture(), prompt, text, beams);
                for (int beam = 0; beam < found.size(); beam++) {
                    String title = of + told(prompt) + (text.isEmpty() ? "" : ", \"" + text + '"')
                            + (beams > 1
                                    ? String.format(java.util.Locale.ROOT, ", beam %d (%.3f)", beam + 1,
                                            found.get(beam).score())
                                    : "");
                    answers.add(Answer.of(row.name(), row.picture(), found.get(beam)).titled(row.title(title)));
                }
            }
        }
        for (String expression : expressions) {
            answers.add(Answer.of(row.name(), row.picture(), model.refer(row.picture(), expression))
                    .titled(row.title(of + '"' + expression + '"')));
        }
    }

    private List<Prompt> prompts() {
        List<Prompt> prompts = new ArrayList<>();
        int places = boxes.size() + points.size();
        if (places == 1 || places == 0 && expressions.isEmpty()) {
            prompts.add(Prompt.WHOLE);
        }
        boxes.forEach(box -> prompts.add(new Prompt.InBox(box)));
        points.forEach(point -> prompts.add(Prompt.points(point)));
        return prompts;
    }

    private static String told(Prompt prompt) {
        if (prompt instanceof Prompt.InBox in) {
            return "box " + in.box().compact();
        }
        return prompt instanceof Prompt.AtPoints at ? "point " + at.points().get(0).compact() : "whole picture";
    }

    private static Answer sceneTruth(Row row) {
        if (!row.name().startsWith(SceneName.PREFIX)) {
            throw UserProblem.that("does not know what is true of \"" + row.name() + "\"")
                    .line("knows", "drawn scenes, and data sets").line("try", "compare scenes:27 --truth  or  "
                            + "compare --data DIR --truth");
        }
        Caption caption = SceneTruth.of(SceneName.of(row.name()).scene());
        return Answer.of(row.name(), row.picture(), caption).titled(row.title("truth"));
    }

    private static void pair(Desk desk, Example example, List<Answer> answers) {
        Picture picture = PictureReader.read(example.picture());
        String name = example.id();
        Example one = first(example);
        Overlay overlay = ExampleOverlay.of(one);
        Caption said = new Caption(overlay.sentence(), overlay.words(), 0, Prompt.WHOLE);
        answers.add(Answer.of(name, picture, said).titled(name + ": truth").drawn(overlay.named(name + ": truth")));
        try {
            answers.add(predicted(desk.model(), name, picture, one).titled(name + ": model"));
        } catch (UserProblem refused) {
            answers.add(Answer.of(name, picture, new Caption("(no answer)", List.of(), 0, Prompt.WHOLE))
                    .titled(name + ": " + refused.getMessage().lines().findFirst().orElse("")));
        }
    }

    /** Returns an example with one question: an expression, a region or the whole picture. */
    private static Example first(Example all) {
        List<BoxedText> expressions = all.expressions().stream().limit(1).toList();
        List<BoxedText> regions = expressions.isEmpty() ? all.regions().stream().limit(1).toList() : List.of();
        return new Example(all.id(), all.picture(), all.size(), all.split(),
                expressions.isEmpty() && regions.isEmpty() ? all.narratives() : List.of(), regions, expressions);
    }

    private static Answer predicted(PixelLlm model, String name, Picture picture, Example asked) {
        if (!asked.expressions().isEmpty()) {
            return Answer.of(name, picture, model.refer(picture, asked.expressions().get(0).text()));
        }
        Prompt prompt = asked.regions().isEmpty()
                ? Prompt.WHOLE
                : new Prompt.InBox(asked.regions().get(0).bounds().box());
        return Answer.of(name, picture, model.caption(picture, prompt, ""));
    }

    private Object shown(Desk desk, List<Answer> answers) {
        output.check(desk, answers.size());
        Gallery gallery = new Gallery(desk, output, "side by side", Math.max(2, answers.size()));
        answers.forEach(gallery::take);
        Object value = gallery.finish();
        output.save(desk);
        return value;
    }
}
