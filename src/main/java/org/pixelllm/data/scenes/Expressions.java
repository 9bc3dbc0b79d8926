package org.pixelllm.data.scenes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds what can be said of a scene's objects so that only one fits, and picks some of it. */
final class Expressions {
    private static final int FEWEST = 4;
    private static final int MOST = 10;
    private static final double WITH_ARTICLE = 0.6;

    private final Scene scene;
    private final Dice dice;
    private final Detail[] names;

    Expressions(Scene scene) {
        this.scene = scene;
        dice = new Dice(scene.seed() ^ 0x5EED0FE);
        names = new Detail[scene.objects().size()];
        Arrays.setAll(names, this::shortestName);
    }

    /** Returns the shortest words that fit the object only, or null. */
    private Detail shortestName(int object) {
        for (Detail detail : Detail.values()) {
            if (detail.settles(scene, object)) {
                return detail;
            }
        }
        return null;
    }

    /** Returns about two for each object, never two with the same words. */
    List<Expression> some() {
        int objects = scene.objects().size();
        List<List<Expression>> plain = new ArrayList<>();
        List<List<Expression>> related = new ArrayList<>();
        for (int i = 0; i < objects; i++) {
            plain.add(plain(i));
            related.add(related(i));
        }
        List<Expression> some = new ArrayList<>();
        int wanted = Math.max(FEWEST, Math.min(MOST, 2 * objects));
        for (int round = 0; round < FEWEST; round++) {
            for (int i = 0; i < objects && some.size() < wanted; i++) {
                draw(round % 2 == 0 ? plain.get(i) : related.get(i), round % 2 == 0 ? related.get(i) : plain.get(i),
                        some);
            }
        }
        return some;
    }

    private void draw(List<Expression> first, List<Expression> second, List<Expression> into) {
        List<Expression> from = first.isEmpty() ? second : first;
        if (!from.isEmpty()) {
            into.add(from.remove(dice.below(from.size())));
        }
    }

    private List<Expression> plain(int object) {
        List<Expression> all = new ArrayList<>();
        for (Detail detail : Detail.values()) {
            if (detail.settles(scene, object)) {
                all.add(new Expression(begin(detail, object).told(), object, detail.settledBy(scene, object)));
            }
        }
        return all;
    }

    /** Returns expressions with a landmark; those that only the landmark settles, if there are any. */
    private List<Expression> related(int object) {
        List<Expression> all = new ArrayList<>();
        for (Detail detail : Detail.values()) {
            if (detail.sayable(scene.objects().get(object))) {
                withOne(detail, object, all);
                withTwo(detail, object, all);
            }
        }
        List<Expression> settled = all.stream().filter(e -> e.settledBy() == Settles.RELATION).toList();
        return settled.isEmpty() ? all : new ArrayList<>(settled);
    }

    private void withOne(Detail detail, int object, List<Expression> into) {
        for (int landmark = 0; landmark < scene.objects().size(); landmark++) {
            for (Relation relation : Relation.values()) {
                if (isLandmark(landmark, object) && relation.holds(scene, object, landmark)
                        && onlyOne(detail, object, relation, landmark)) {
                    Telling telling = begin(detail, object).say(relation.words(), object);
                    name(telling.say("the", landmark), landmark);
                    into.add(new Expression(telling.told(), object, detail.settledBy(scene, object)));
                }
            }
        }
    }

    private void withTwo(Detail detail, int object, List<Expression> into) {
        for (int one = 0; one < scene.objects().size(); one++) {
            for (int other = 0; other < scene.objects().size(); other++) {
                if (one != other && isLandmark(one, object) && isLandmark(other, object)
                        && Between.holds(scene, object, one, other) && onlyOne(detail, object, one, other)) {
                    Telling telling = name(begin(detail, object).say("between", object).say("the", one), one);
                    name(telling.say("and", object).say("the", other), other);
                    into.add(new Expression(telling.told(), object, detail.settledBy(scene, object)));
                }
            }
        }
    }

    private boolean isLandmark(int landmark, int object) {
        return landmark != object && names[landmark] != null;
    }

    private boolean onlyOne(Detail detail, int object, Relation relation, int landmark) {
        return detail.fitting(scene, object).stream()
                .noneMatch(i -> i != object && i != landmark && relation.mightHold(scene, i, landmark));
    }

    private boolean onlyOne(Detail detail, int object, int one, int other) {
        return detail.fitting(scene, object).stream()
                .noneMatch(i -> i != object && i != one && i != other && Between.mightHold(scene, i, one, other));
    }

    private Telling begin(Detail detail, int object) {
        String article = dice.chance(WITH_ARTICLE) ? "the " : "";
        return new Telling().say(article + detail.words(scene.objects().get(object)), object);
    }

    private Telling name(Telling telling, int landmark) {
        return telling.say(names[landmark].words(scene.objects().get(landmark)), landmark);
    }
}
