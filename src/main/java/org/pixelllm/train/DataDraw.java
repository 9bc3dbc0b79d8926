package org.pixelllm.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws the lessons of a part of a step: a topic by weight, pictures without repetition, some texts of each. */
final class DataDraw {
    private final Map<DataLesson.Topic, List<DataLesson>> lessons;
    private final DataRecipe recipe;
    private final List<DataLesson.Topic> topics;
    private final double[] weights;

    DataDraw(Map<DataLesson.Topic, List<DataLesson>> lessons, DataRecipe recipe) {
        this.lessons = lessons;
        this.recipe = recipe;
        topics = List.copyOf(lessons.keySet());
        weights = topics.stream().mapToDouble(this::weight).toArray();
    }

    /** A task's weight is shared by its topics as they have pictures. */
    private double weight(DataLesson.Topic topic) {
        int all = lessons.entrySet().stream().filter(e -> e.getKey().task() == topic.task())
                .mapToInt(e -> e.getValue().size()).sum();
        return recipe.tasks().get(topic.task()) * lessons.get(topic).size() / all;
    }

    /** Returns the lessons of a part, the same on every run. */
    List<DataLesson> batch(int part) {
        SplittableRandom random = new SplittableRandom(recipe.seed() * 0x9E3779B97F4A7C15L + part);
        random = random.split(); // neighbours' first numbers are alike
        List<DataLesson> all = new ArrayList<>(lessons.get(topic(random.nextDouble())));
        List<DataLesson> chosen = new ArrayList<>();
        for (int i = 0; i < Math.min(recipe.batch(), all.size()); i++) {
            Collections.swap(all, i, i + random.nextInt(all.size() - i));
            chosen.add(some(all.get(i), random));
        }
        return chosen;
    }

    private DataLesson.Topic topic(double draw) {
        double sum = Arrays.stream(weights).sum();
        double reached = 0;
        for (int i = 0; i < weights.length; i++) {
            reached += weights[i];
            if (draw * sum < reached) {
                return topics.get(i);
            }
        }
        return topics.get(topics.size() - 1);
    }

    private DataLesson some(DataLesson lesson, SplittableRandom random) {
        int size = lesson.lines().size();
        int first = random.nextInt(size);
        List<DataLesson.Line> lines = new ArrayList<>();
        int most = lesson.topic().finds() ? size : recipe.texts(); // what is left out would count as background
        for (int k = 0; k < Math.min(most, size); k++) {
            lines.add(lesson.lines().get((first + k) % size));
        }
        return new DataLesson(lesson.topic(), lesson.id(), lesson.picture(), lines);
    }
}
