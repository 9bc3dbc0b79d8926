package org.pixelllm.data.scenes;

import java.util.List;
import java.util.stream.IntStream;

/** How much of an object is said: its kind, and perhaps colour and size. */
enum Detail {
    KIND(false, false), COLOURED(true, false), SIZED(false, true), FULL(true, true);

    private final boolean colour;
    private final boolean size;

    Detail(boolean colour, boolean size) {
        this.colour = colour;
        this.size = size;
    }

    /** Says whether there are words for it: nobody speaks of middle size. */
    boolean sayable(SceneObject object) {
        return !size || !object.size().word().isEmpty();
    }

    String words(SceneObject object) {
        return (size ? object.size().word() + " " : "") + (colour ? object.colour().word() + " " : "")
                + object.kind().word();
    }

    /** Says whether these words about one object would fit the other too. */
    boolean fits(SceneObject said, SceneObject other) {
        return said.kind() == other.kind() && (!colour || said.colour() == other.colour())
                && (!size || said.size() == other.size());
    }

    /** Returns all objects, the one meant included, that these words fit. */
    List<Integer> fitting(Scene scene, int object) {
        List<SceneObject> all = scene.objects();
        return IntStream.range(0, all.size()).filter(i -> fits(all.get(object), all.get(i))).boxed().toList();
    }

    boolean settles(Scene scene, int object) {
        SceneObject said = scene.objects().get(object);
        return sayable(said) && scene.objects().stream().noneMatch(other -> other != said && fits(said, other));
    }

    /** Returns what settles which object is meant, if these words about it are said. */
    Settles settledBy(Scene scene, int object) {
        if (KIND.settles(scene, object)) {
            return Settles.KIND;
        }
        if (colour && COLOURED.settles(scene, object)) {
            return Settles.COLOUR;
        }
        return settles(scene, object) ? Settles.SIZE : Settles.RELATION;
    }
}
