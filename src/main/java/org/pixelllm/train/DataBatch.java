package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pixelllm.geometry.Box;
import org.pixelllm.model.Network;
import org.pixelllm.model.TextIds;

/**
 * Writes lessons of one topic as the numbers of a {@link JointBatch}: B pictures, G texts of each, L tokens of the
 * longest, begin and end included, S the side of the model's input in pixels.
 */
final class DataBatch {
    private final List<DataLesson> lessons;
    private final List<SeenPictures.Frame> frames;
    private final DataLesson.Topic topic;
    private final TextIds marks;
    private final int each;
    private final int length;
    private final int asked; // tokens of the longest question
    private final float[] prompts;
    private final float[] boxes;
    private final int[] labels;
    private final int[] tokens;
    private final int[] context;
    private final float[] traces;
    private final float[] masks;
    private final int side;

    DataBatch(List<DataLesson> lessons, List<SeenPictures.Frame> frames, Network network) {
        this.lessons = lessons;
        this.frames = frames;
        marks = network.text().ids();
        side = network.inputSize().width();
        topic = lessons.get(0).topic();
        each = lessons.stream().mapToInt(lesson -> lesson.lines().size()).max().orElseThrow();
        asked = longest(lessons);
        length = topic.masks() ? network.text().maxLength() : 2 + asked; // a mask decoder reads padding too
        int rows = lessons.size() * each;
        prompts = new float[4 * rows];
        boxes = new float[4 * rows];
        labels = new int[rows];
        tokens = new int[length * rows];
        context = new int[asked * rows];
        traces = new float[4 * length * rows];
        masks = new float[topic.masks() ? rows * side * side : 0];
        for (int b = 0; b < lessons.size(); b++) {
            for (int i = 0; i < lessons.get(b).lines().size(); i++) {
                write(lessons.get(b).lines().get(i), frames.get(b), b * each + i);
            }
        }
    }

    private static int longest(List<DataLesson> lessons) {
        return lessons.stream().flatMap(lesson -> lesson.lines().stream()).mapToInt(line -> line.ids().length).max()
                .orElseThrow();
    }

    private void write(DataLesson.Line line, SeenPictures.Frame frame, int row) {
        Box whole = new Box(0, 0, frame.width(), frame.height());
        Optional<Box> box = line.box().map(b -> b.scaled(frame.scaleX(), frame.scaleY()).intersect(whole));
        if (box.isPresent() && !(box.get().area() > 0)) {
            return; // it lies outside the picture: its row stays empty
        }
        labels[row] = 1;
        write(topic.task() == DataTask.LOCATION ? box.orElseThrow() : whole, prompts, row);
        if (topic.masks()) {
            MaskRaster.write(line.mask().orElseThrow(), frame, side, masks, row * side * side);
        }
        box.ifPresent(b -> write(b, boxes, row));
        int[] ids = line.ids();
        tokens[row * length] = marks.begin();
        System.arraycopy(ids, 0, tokens, row * length + 1, ids.length);
        tokens[row * length + 1 + ids.length] = marks.end();
        System.arraycopy(ids, 0, context, row * asked, ids.length);
        for (int i = 0; i < line.places().size(); i++) {
            int at = row * length + i + 1;
            line.places().get(i).ifPresent(place -> write(place.scaled(frame.width(), frame.height()), traces, at));
        }
    }

    private static void write(Box box, float[] to, int row) {
        to[4 * row] = (float) box.x0();
        to[4 * row + 1] = (float) box.y0();
        to[4 * row + 2] = (float) box.x1();
        to[4 * row + 3] = (float) box.y1();
    }

    JointBatch in(NDManager scope, NDArray picture, NDArray inside) {
        long pictures = lessons.size();
        Optional<NDArray> read = topic.asks()
                ? Optional.of(scope.create(context, new Shape(pictures, each, asked)))
                : Optional.empty();
        Optional<NDArray> places = topic.task() == DataTask.CAPTION
                ? Optional.of(scope.create(traces, new Shape(pictures, each, length, 2, 2)))
                : Optional.empty();
        Optional<NDArray> pixels = topic.masks()
                ? Optional.of(scope.create(masks, new Shape(pictures, each, side, side)))
                : Optional.empty();
        JointBatch.Truth truth = new JointBatch.Truth(scope.create(boxes, new Shape(pictures, each, 4)),
                scope.create(labels, new Shape(pictures, each)),
                scope.create(tokens, new Shape(pictures, each, length)), read, pixels, places);
        return new JointBatch(picture, inside, scope.create(prompts, new Shape(pictures, each, 4)), truth,
                Collections.nCopies(lessons.size(), tasks()));
    }

    private Set<Task> tasks() {
        Set<Task> tasks = EnumSet.noneOf(Task.class);
        if (topic.finds()) {
            tasks.add(Task.PROPOSAL);
            tasks.add(Task.OBJECT_CAPTION);
        } else if (topic.speaks()) {
            tasks.add(Task.CAPTION);
        }
        if (topic.points()) {
            tasks.add(Task.POINT);
        }
        return tasks;
    }
}
