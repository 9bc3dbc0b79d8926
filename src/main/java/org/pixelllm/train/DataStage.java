package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Drop;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.weights.Fingerprint;

/** Teaches a model what people's data say, by the published losses. */
final class DataStage implements Stage {
    private static final String NAME = "tell";
    private static final String ENCODER = "_backbone/";
    private static final long CACHED = 4L << 30; // bytes on disk

    private final Network network;
    private final DataRecipe recipe;
    private final DataLessons lessons;
    private final DataDraw draw;
    private final Map<String, NDArray> trainable = new LinkedHashMap<>();
    private final SeenPictures pictures;
    private final JointTraining training;
    private final JointTraining finding;
    private final double skipped;

    /**
     * Chooses what learns.
     *
     * @param cache folder for what a frozen encoder saw
     * @param remark told if the cache takes no more
     * @throws UserProblem if the recipe's patterns let nothing learn
     */
    DataStage(DataModel model, DataLessons lessons, DataRecipe recipe, Optional<Path> cache,
            Consumer<String> remark) {
        network = model.network();
        this.recipe = recipe;
        this.lessons = lessons;
        draw = new DataDraw(lessons.learned(), recipe);
        model.parameters().tensors().forEach((name, array) -> {
            if ((recipe.learners().test(name) || model.speaksNewWords(name))
                    && untaught(lessons).stream().noneMatch(name::startsWith)) {
                trainable.put(name, array);
            }
        });
        if (trainable.isEmpty()) {
            throw UserProblem.that("found nothing that may learn").line("learn", recipe.learn().toString())
                    .line("frozen", recipe.frozen().toString()).line("try", "--recipe lora");
        }
        boolean frozen = trainable.keySet().stream().noneMatch(name -> name.contains(ENCODER));
        pictures = new SeenPictures(network, frozen, Runtime.getRuntime().maxMemory() / 16, // a quarter of the memory
                cache.filter(folder -> frozen)
                        .map(folder -> new FeatureCache(folder, CACHED, encoders(model), remark)));
        training = new JointTraining(network, recipe.losses(false));
        finding = new JointTraining(network, recipe.losses(true));
        skipped = frozen ? 0 : recipe.stochasticDepth();
    }

    /** Names what looks at pictures: the same encoders see the same, whatever else differs in their models. */
    private static String encoders(DataModel model) {
        Map<String, NDArray> encoders = new LinkedHashMap<>(model.parameters().tensors());
        encoders.keySet().removeIf(name -> !name.contains(ENCODER));
        return new Fingerprint().text(model.config().encoder() + " " + model.config().sam()).tensors(encoders).hex();
    }

    /** Fixed as in SAM, or nothing teaches it: weight decay alone would empty it. */
    private static List<String> untaught(DataLessons lessons) {
        List<String> parts = new ArrayList<>(List.of("prompt_encoder/pe_layer/"));
        if (lessons.learned().keySet().stream().noneMatch(DataLesson.Topic::finds)) {
            parts.add("box_decoder/");
        }
        if (lessons.learned().keySet().stream().noneMatch(DataLesson.Topic::masks)) {
            parts.addAll(List.of("mask_decoder/", "mask_adapter/"));
        }
        return parts;
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
        long seed = recipe.seed() * 1_000_003 + part;
        network.drop().begin(seed, new Drop.Shares(recipe.dropout(), recipe.attentionDropout(), skipped));
        try {
            return loss(scope, draw.batch(part), seed);
        } finally {
            network.drop().end();
        }
    }

    private Loss loss(NDManager scope, List<DataLesson> batch, long seed) {
        SeenPictures.Look look = pictures.look(scope, batch.stream().map(DataLesson::picture).toList());
        JointBatch numbers = new DataBatch(batch, look.frames(), network).in(scope, look.pixels(), look.inside());
        DataLesson.Topic topic = batch.get(0).topic();
        JointTraining.Outcome outcome = (topic.finds() ? finding : training).apply(numbers, look.seen(), seed);
        Map<String, NDArray> parts = new LinkedHashMap<>();
        if (topic.speaks()) {
            parts.put(topic.task().word(), outcome.metrics().get("text_loss"));
        }
        if (topic.points()) {
            parts.put(topic.task().word() + " points", outcome.metrics().get("point_loss_scaled"));
        }
        if (topic.masks()) {
            parts.put("masks", outcome.metrics().get("mask_loss_scaled"));
        }
        if (topic.finds()) {
            parts.put("boxes", outcome.metrics().get("det_loss_scaled"));
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
                sum += some.size() * (double) loss(scope, some, recipe.seed()).total().getFloat();
            }
        }
        return sum / all.size();
    }

    private DataLesson first(DataLesson lesson) {
        return new DataLesson(lesson.topic(), lesson.id(), lesson.picture(),
                lesson.topic().finds()
                        ? lesson.lines()
                        : lesson.lines().subList(0, Math.min(recipe.texts(), lesson.lines().size())));
    }

    @Override
    public void close() {
        // pictures are plain numbers
    }
}
