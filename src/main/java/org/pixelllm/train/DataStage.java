package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixelllm.model.Network;
import org.pixelllm.problem.UserProblem;

/** Teaches a model what people's data say, by the published losses. */
final class DataStage implements Stage {
    private static final String NAME = "tell";
    /** Fixed as in SAM, or nothing here teaches it: weight decay alone would empty it. */
    private static final List<String> UNTAUGHT = List.of("prompt_encoder/pe_layer/", "box_decoder/", "mask_decoder/",
            "mask_adapter/");

    private final Network network;
    private final DataRecipe recipe;
    private final DataLessons lessons;
    private final DataDraw draw;
    private final Map<String, NDArray> trainable = new LinkedHashMap<>();
    private final SeenPictures pictures;
    private final JointTraining training;

    /**
     * Chooses what learns.
     *
     * @param parameters all, by name
     * @throws UserProblem if the recipe's patterns let nothing learn
     */
    DataStage(Network network, Map<String, NDArray> parameters, DataLessons lessons, DataRecipe recipe) {
        this.network = network;
        this.recipe = recipe;
        this.lessons = lessons;
        draw = new DataDraw(lessons.learned(), recipe);
        parameters.forEach((name, array) -> {
            if (recipe.learners().test(name) && UNTAUGHT.stream().noneMatch(name::startsWith)) {
                trainable.put(name, array);
            }
        });
        if (trainable.isEmpty()) {
            throw UserProblem.that("found nothing that may learn").line("learn", recipe.learn().toString())
                    .line("frozen", recipe.frozen().toString()).line("try", "--recipe lora");
        }
        boolean frozen = trainable.keySet().stream().noneMatch(name -> name.contains("_backbone/"));
        pictures = new SeenPictures(network, frozen, Runtime.getRuntime().maxMemory() / 16); // a quarter of the memory
        training = new JointTraining(network, recipe.losses());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Schedule schedule() {
        return recipe.schedule();
    }

    @Override
    public int accumulation() {
        return recipe.accumulation();
    }

    @Override
    public Map<String, NDArray> trainable() {
        return trainable;
    }

    @Override
    public Loss loss(NDManager scope, int part) {
        return loss(scope, draw.batch(part));
    }

    private Loss loss(NDManager scope, List<DataLesson> batch) {
        SeenPictures.Look look = pictures.look(scope, batch.stream().map(DataLesson::picture).toList());
        JointBatch numbers = new DataBatch(batch, look.frames(), network.text().ids()).in(scope, look.pixels(),
                look.inside());
        JointTraining.Outcome outcome = training.apply(numbers, look.seen(), recipe.seed());
        DataLesson.Topic topic = batch.get(0).topic();
        Map<String, NDArray> parts = new LinkedHashMap<>();
        if (topic.speaks()) {
            parts.put(topic.task().word(), outcome.metrics().get("text_loss"));
        }
        if (topic.points()) {
            parts.put(topic.task().word() + " points", outcome.metrics().get("point_loss_scaled"));
        }
        return new Loss(outcome.total(), parts);
    }

    /** Returns the ids of the pictures from which a step learns. */
    List<String> pictures(int step) {
        List<String> ids = new ArrayList<>();
        for (int part = 0; part < accumulation(); part++) {
            draw.batch(step * accumulation() + part).forEach(lesson -> ids.add(lesson.id()));
        }
        return ids;
    }

    boolean validates() {
        return !lessons.kept().isEmpty();
    }

    /** Returns the mean loss over the pictures that were kept, tasks weighed as they are learned. */
    double validate(NDManager manager) {
        double sum = 0;
        double weights = 0;
        for (Map.Entry<DataLesson.Topic, List<DataLesson>> topic : lessons.kept().entrySet()) {
            double weight = recipe.tasks().get(topic.getKey().task());
            sum += weight * mean(manager, topic.getValue());
            weights += weight;
        }
        return sum / weights;
    }

    private double mean(NDManager manager, List<DataLesson> all) {
        double sum = 0;
        for (int from = 0; from < all.size(); from += recipe.batch()) {
            List<DataLesson> some = all.subList(from, Math.min(all.size(), from + recipe.batch())).stream()
                    .map(this::first).toList();
            try (NDManager scope = manager.newSubManager()) {
                sum += some.size() * (double) loss(scope, some).total().getFloat();
            }
        }
        return sum / all.size();
    }

    private DataLesson first(DataLesson lesson) {
        return new DataLesson(lesson.topic(), lesson.id(), lesson.picture(),
                lesson.lines().subList(0, Math.min(recipe.texts(), lesson.lines().size())));
    }

    @Override
    public void close() {
        // pictures are plain numbers
    }
}
