package org.pixelllm.data.scenes;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says what is in a scene, in few words and few sentence forms; all of it can be told from the picture. */
public final class Narrator {
    private static final List<Relation> WHERE = List.of(Relation.IN_FRONT_OF, Relation.BEHIND, Relation.LEFT_OF,
            Relation.ABOVE, Relation.BELOW);
    private static final String SMALL_WORDS = "a an and between in is on the there , .";

    private Narrator() {}

    /**
     * Tells the whole scene: each object once, from left to right, then the ground.
     *
     * <p>One object: {@code there is a red car on the road.} Two, clearly placed: {@code a red car left of a tree on the
     * grass.} Else a list.
     */
    public static Told narrative(Scene scene) {
        List<Integer> order = fromLeftToRight(scene);
        Telling telling = new Telling();
        if (order.size() == 1) {
            telling.say("there is");
        }
        for (int i = 0; i < order.size(); i++) {
            join(telling, scene, order, i);
            telling.sayA(scene.objects().get(order.get(i)).phrase(), order.get(i));
        }
        return telling.say(scene.ground().preposition() + " the " + scene.ground().word()).mark(".").told();
    }

    private static List<Integer> fromLeftToRight(Scene scene) {
        return IntStream.range(0, scene.objects().size()).boxed()
                .sorted(Comparator.comparingDouble(i -> scene.objects().get(i).box().centre().x())).toList();
    }

    private static void join(Telling telling, Scene scene, List<Integer> order, int next) {
        if (order.size() == 2 && next == 1) {
            telling.say(where(scene, order.get(0), order.get(1)).map(Relation::words).orElse("and"));
        } else if (next > 0 && next == order.size() - 1) {
            telling.say("and");
        } else if (next > 0) {
            telling.mark(",");
        }
    }

    private static Optional<Relation> where(Scene scene, int object, int landmark) {
        return WHERE.stream().filter(r -> r.holds(scene, object, landmark)).findFirst();
    }

    /** Names one object without an article: {@code small red car}. */
    public static Told phrase(Scene scene, int object) {
        return new Telling().say(scene.objects().get(object).phrase(), object).told();
    }

    /** Returns 1 to 10 expressions, mostly 4 or more, that each fit exactly one object. */
    public static List<Expression> expressions(Scene scene) {
        return new Expressions(scene).some();
    }

    /** Returns every word and mark that is ever said, sorted. */
    public static List<String> vocabulary() {
        return List.copyOf(new TreeSet<>(Stream
                .of(Stream.of(Kind.values()).map(Kind::word), Stream.of(Colour.values()).map(Colour::word),
                        Stream.of(Size.values()).map(Size::word).filter(w -> !w.isEmpty()),
                        Stream.of(Ground.values()).map(Ground::word),
                        Stream.of(Relation.values()).flatMap(r -> Stream.of(r.words().split(" "))),
                        Stream.of(SMALL_WORDS.split(" ")))
                .flatMap(words -> words).toList()));
    }
}
