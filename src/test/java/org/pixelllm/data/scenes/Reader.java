package org.pixelllm.data.scenes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pixelllm.geometry.Point;

/**
 * Understands an expression from its words alone and finds every object that a reader of the picture might mean; knows
 * nothing of how expressions are made.
 */
final class Reader {
    private static final List<String> RELATIONS = List.of(" left of ", " right of ", " above ", " below ",
            " in front of ",
            " behind ", " between ");

    private final Scene scene;

    Reader(Scene scene) {
        this.scene = scene;
    }

    Set<Integer> mightMean(String text) {
        for (String relation : RELATIONS) {
            int at = text.indexOf(relation);
            if (at >= 0) {
                return related(named(text.substring(0, at)), relation, text.substring(at + relation.length()));
            }
        }
        return named(text);
    }

    private Set<Integer> named(String words) {
        Set<Integer> fitting = new TreeSet<>();
        for (int i = 0; i < scene.objects().size(); i++) {
            if (allFit(words, scene.objects().get(i))) {
                fitting.add(i);
            }
        }
        return fitting;
    }

    private static boolean allFit(String words, SceneObject o) {
        List<String> known = List.of("the", o.kind().word(), o.colour().word(), o.size().word());
        return Stream.of(words.split(" ")).allMatch(known::contains);
    }

    private Set<Integer> related(Set<Integer> candidates, String relation, String landmarks) {
        List<Integer> marks = new ArrayList<>();
        for (String landmark : landmarks.split(" and ")) {
            Set<Integer> one = named(landmark);
            if (one.size() != 1) {
                return Set.of();
            }
            marks.addAll(one);
        }
        Set<Integer> left = new TreeSet<>(candidates);
        left.removeAll(marks);
        left.removeIf(i -> !stands(i, relation.strip(), marks));
        return left;
    }

    private boolean stands(int object, String relation, List<Integer> marks) {
        Point p = centre(object);
        Point a = centre(marks.get(0));
        return switch (relation) {
            case "left of" -> p.x() < a.x() - 0.025 * shorter();
            case "right of" -> p.x() > a.x() + 0.025 * shorter();
            case "above" -> p.y() < a.y() - 0.025 * shorter();
            case "below" -> p.y() > a.y() + 0.025 * shorter();
            case "in front of" -> object > marks.get(0) && touch(object, marks.get(0));
            case "behind" -> object < marks.get(0) && touch(object, marks.get(0));
            default -> p.distance(a) + p.distance(centre(marks.get(1))) < 1.08 * a.distance(centre(marks.get(1)));
        };
    }

    private boolean touch(int one, int other) {
        var a = scene.objects().get(one).box();
        return a.intersect(scene.objects().get(other).box()).area() > 0;
    }

    private Point centre(int object) {
        return scene.objects().get(object).box().centre();
    }

    private double shorter() {
        return Math.min(scene.width(), scene.height());
    }
}
