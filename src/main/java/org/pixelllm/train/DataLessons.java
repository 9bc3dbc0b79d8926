package org.pixelllm.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pixelllm.data.BoxedText;
import org.pixelllm.data.DataSet;
import org.pixelllm.data.Example;
import org.pixelllm.data.Format;
import org.pixelllm.geometry.Box;
import org.pixelllm.problem.UserProblem;

/**
 * Everything that people's data teach, split into what is learned and what is kept for validation.
 *
 * @param learned by topic
 * @param kept by topic
 * @param pictures that are learned
 * @param unknown words that the model does not know, with the number of texts that were left out for each
 * @param fingerprint of all texts and boxes in their order
 */
record DataLessons(Map<DataLesson.Topic, List<DataLesson>> learned, Map<DataLesson.Topic, List<DataLesson>> kept,
        int pictures,
        Map<String, Integer> unknown, int fingerprint) {
    /**
     * Reads data sets.
     *
     * @throws UserProblem if data are missing or broken, or have nothing for one of the recipe's tasks
     */
    static DataLessons read(DataPlan plan, DataText text) {
        Collecting collecting = new Collecting(plan.recipe(), text);
        forEach(plan, collecting::add);
        return collecting.done(plan);
    }

    /** Reads all examples of a plan's data. */
    static void forEach(DataPlan plan, Consumer<Example> action) {
        for (Path folder : plan.folders()) {
            for (Format each : formats(folder, plan.format())) {
                try (DataSet data = DataSet.open(folder, Optional.of(each), plan.options())) {
                    data.forEach(action::accept);
                }
            }
        }
    }

    /**
     * Says what is learned, and what is not.
     *
     * @param words that the model is to learn besides
     */
    String facts(List<String> words) {
        String texts = learned.entrySet().stream().map(e -> e.getValue().size() + " for " + e.getKey().task().word()
                + (e.getKey().placed() ? "" : lacking(e.getKey().task()))).collect(Collectors.joining(", "));
        long held = kept.values().stream().flatMap(List::stream).map(DataLesson::picture).distinct().count();
        String taught = words.isEmpty() ? "" : "; new words are " + listed(words);
        String strange = unknown.isEmpty()
                ? ""
                : "; left out are texts with words that the model does not know: " + listed(unknown.keySet());
        return "Learns from %d pictures (%s), keeps %d for validation%s%s".formatted(pictures, texts, held, taught,
                strange);
    }

    private static String lacking(DataTask task) {
        return task == DataTask.MASK ? " without pixels" : " without places";
    }

    private static String listed(Collection<String> words) {
        return words.stream().limit(8).map(word -> word.substring(0, Math.min(30, word.length())))
                .collect(Collectors.joining(", ")) + (words.size() > 8 ? " and " + (words.size() - 8) + " more" : "");
    }

    private static Set<Format> formats(Path folder, Optional<Format> format) {
        if (format.isPresent()) {
            return EnumSet.of(format.get());
        }
        Set<Format> found = DataSet.formats(folder);
        if (found.isEmpty()) {
            DataSet.open(folder, Optional.empty(), DataSet.Options.STRICT).close(); // says why
        }
        Set<Format> chosen = EnumSet.copyOf(found);
        if (chosen.size() > 1) {
            chosen.remove(Format.COCO_INSTANCES); // names of kinds, where others describe
        }
        return chosen;
    }

    /** Gathers examples; what several files say of a picture stays on the same side of the split. */
    private static final class Collecting {
        private final Set<DataTask> tasks;
        private final int validation;
        private final DataText text;
        private final Map<Path, Boolean> pictures = new LinkedHashMap<>();
        private final Map<DataLesson.Topic, List<DataLesson>> learned = new LinkedHashMap<>();
        private final Map<DataLesson.Topic, List<DataLesson>> kept = new LinkedHashMap<>();
        private int fingerprint;

        Collecting(DataRecipe recipe, DataText text) {
            this.tasks = recipe.tasks().keySet();
            this.validation = recipe.validation();
            this.text = text;
        }

        void add(Example example) {
            for (boolean placed : new boolean[]{true, false}) {
                add(example, new DataLesson.Topic(DataTask.CAPTION, placed), example.narratives().stream()
                        .filter(said -> said.words().isEmpty() != placed).map(text::caption).toList());
            }
            List<Optional<DataLesson.Line>> regions = example.regions().stream().filter(Collecting::hasPlace)
                    .map(said -> text.about(said.text(), box(said))).toList();
            add(example, new DataLesson.Topic(DataTask.LOCATION, true), regions);
            add(example, new DataLesson.Topic(DataTask.DENSE, true), regions);
            add(example, new DataLesson.Topic(DataTask.REFER, true), asked(example, said -> true));
            add(example, new DataLesson.Topic(DataTask.MASK, true), asked(example, said -> said.mask().isPresent()));
            add(example, new DataLesson.Topic(DataTask.MASK, false), asked(example, said -> said.mask().isEmpty()));
        }

        private List<Optional<DataLesson.Line>> asked(Example example, Predicate<BoxedText> which) {
            return example.expressions().stream().filter(Collecting::hasPlace).filter(which)
                    .map(said -> text.asking(said.text(), box(said))
                            .map(line -> said.mask().map(line::with).orElse(line)))
                    .toList();
        }

        private static boolean hasPlace(BoxedText said) {
            return !said.text().isBlank() && said.bounds().width() > 0 && said.bounds().height() > 0;
        }

        private static Box box(BoxedText said) {
            return said.bounds().box();
        }

        private void add(Example example, DataLesson.Topic topic, List<Optional<DataLesson.Line>> found) {
            List<DataLesson.Line> lines = found.stream().flatMap(Optional::stream).toList();
            if (!tasks.contains(topic.task()) || lines.isEmpty()) {
                return;
            }
            boolean keep = pictures.computeIfAbsent(example.picture().toAbsolutePath().normalize(),
                    path -> validation > 0 && pictures.size() % validation == validation - 1);
            (keep ? kept : learned).computeIfAbsent(topic, key -> new ArrayList<>())
                    .add(new DataLesson(topic, example.id(), example.picture(), lines));
            for (DataLesson.Line line : lines) {
                fingerprint = 31 * fingerprint + line.fingerprint();
            }
        }

        DataLessons done(DataPlan plan) {
            for (DataTask task : plan.tasks()) {
                if (learned.keySet().stream().noneMatch(
                        topic -> topic.task() == task && (task != DataTask.MASK || topic.masks()))) {
                    throw nothing("for the task \"" + task.word() + "\"", plan.folders());
                }
            }
            if (learned.isEmpty()) {
                throw nothing("in " + plan.folders().size() + " folders", plan.folders());
            }
            int count = (int) pictures.values().stream().filter(keep -> !keep).count();
            return new DataLessons(learned, kept, count, text.unknown(), fingerprint);
        }

        private UserProblem nothing(String where, List<Path> folders) {
            String seen = text.unknown().isEmpty()
                    ? "no text for " + tasks.stream().map(DataTask::word).sorted().collect(Collectors.joining(", "))
                            + " in " + folders
                    : "words that the model does not know: " + listed(text.unknown().keySet());
            String has = learned.keySet().stream().map(topic -> topic.task().word()).distinct()
                    .collect(Collectors.joining(","));
            return UserProblem.that("found nothing to learn " + where).line("seen", seen)
                    .line("try", has.isEmpty() ? "pixelllm data check " + folders.get(0) : "--tasks " + has);
        }
    }
}
