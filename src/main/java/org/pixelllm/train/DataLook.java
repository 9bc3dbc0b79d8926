package org.pixelllm.train;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.Region;
import org.pixelllm.geometry.Box;
import org.pixelllm.image.Picture;
import org.pixelllm.image.PictureReader;

/** Looks at one picture with a model that still learns: always the same one, kept for validation if any is. */
public final class DataLook {
    private static final int MOST_REGIONS = 8;

    private final NDManager manager;
    private final DataModel model;
    private final DataLesson lesson;
    private final boolean kept;

    /**
     * What the model says now.
     *
     * @param picture at which it looks
     * @param name of the picture
     * @param kept whether it learns nothing from this picture
     * @param caption of the picture or a box, if that is learned
     * @param found what an expression means, if that is learned
     * @param regions that it finds, if that is learned
     */
    public record Glance(Picture picture, String name, boolean kept, Optional<Caption> caption,
            Optional<Grounding> found, List<Region> regions) {}

    private DataLook(NDManager manager, DataModel model, DataLesson lesson, boolean kept) {
        this.manager = manager;
        this.model = model;
        this.lesson = lesson;
        this.kept = kept;
    }

    /** Chooses a picture; captions of whole pictures first. */
    static DataLook of(NDManager manager, DataModel model, DataLessons lessons) {
        Map<DataLesson.Topic, List<DataLesson>> from = lessons.kept().isEmpty() ? lessons.learned() : lessons.kept();
        DataLesson.Topic topic = Stream.concat(from.keySet().stream().filter(t -> t.task() == DataTask.CAPTION),
                from.keySet().stream()).findFirst().orElseThrow();
        return new DataLook(manager, model, from.get(topic).get(0), !lessons.kept().isEmpty());
    }

    /**
     * Asks the model as it is; between two steps, and not once the run is over.
     *
     * @throws org.pixelllm.problem.UserProblem if the picture cannot be read any more
     */
    public Glance now() {
        Picture picture = Unbroken.during(() -> PictureReader.read(lesson.picture()));
        DataLesson.Line line = lesson.lines().get(0);
        try (PixelLlm now = PixelLlm.of(model.folder().name(), manager.newSubManager(), model.network(),
                model.parameters(), model.folder().tokenizer())) {
            return switch (lesson.topic().task()) {
                case CAPTION -> caption(picture, now.caption(picture, Prompt.WHOLE, ""));
                case LOCATION -> caption(picture, now.caption(picture, box(line, picture), ""));
                case REFER, MASK -> glance(picture, Optional.empty(), Optional.of(now.refer(picture, asked(line))),
                        List.of());
                case DENSE -> glance(picture, Optional.empty(), Optional.empty(),
                        now.describeAll(picture, MOST_REGIONS, 1));
            };
        }
    }

    private static Prompt box(DataLesson.Line line, Picture picture) {
        Box whole = new Box(0, 0, picture.width(), picture.height());
        Box box = line.box().orElseThrow().intersect(whole);
        return box.area() > 0 ? new Prompt.InBox(box) : Prompt.WHOLE;
    }

    /** Returns an expression without the full stop that only asks. */
    private String asked(DataLesson.Line line) {
        return model.folder().tokenizer().decode(line.ids()).replaceFirst("\\s*\\.$", "");
    }

    private Glance caption(Picture picture, Caption caption) {
        return glance(picture, Optional.of(caption), Optional.empty(), List.of());
    }

    private Glance glance(Picture picture, Optional<Caption> caption, Optional<Grounding> found,
            List<Region> regions) {
        return new Glance(picture, lesson.picture().getFileName().toString(), kept, caption, found, regions);
    }
}
