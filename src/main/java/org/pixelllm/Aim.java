package org.pixelllm;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.image.Letterbox;
import org.pixelllm.image.Picture;
import org.pixelllm.model.Network;
import org.pixelllm.model.PromptEncoder;
import org.pixelllm.problem.UserProblem;

/** Turns a user's prompt into tensors, once it is known to lie in the picture. */
final class Aim {
    private Aim() {}

    /**
     * Checks that a prompt lies in a picture.
     *
     * @throws UserProblem if a box is empty or reaches outside, or a point is outside
     */
    static void check(Prompt prompt, Picture picture) {
        if (prompt instanceof Prompt.InBox in) {
            check(in.box(), picture);
        } else if (prompt instanceof Prompt.AtPoints at) {
            at.points().forEach(point -> check(point, picture));
        }
    }

    private static void check(Box box, Picture picture) {
        if (!(box.x0() < box.x1() && box.y0() < box.y1())) {
            throw UserProblem.that("got a box that holds nothing").line("the box", numbers(box))
                    .line("expected", "x0,y0,x1,y1 with x0 < x1 and y0 < y1: left, top, right, bottom")
                    .line("try", "--box " + numbers(sorted(box, picture)));
        }
        Box inside = box.intersect(whole(picture));
        if (inside.area() <= 0 || box.x0() < -0.5 || box.y0() < -0.5 || box.x1() > picture.width() + 0.5
                || box.y1() > picture.height() + 0.5) {
            throw UserProblem.that("got a box that lies outside the picture").line("the box", numbers(box))
                    .line("the picture", size(picture))
                    .line("try", "--box " + numbers(inside.area() > 0 ? inside : whole(picture)));
        }
    }

    private static void check(Point point, Picture picture) {
        if (!(point.x() >= -0.5 && point.y() >= -0.5 && point.x() <= picture.width()
                && point.y() <= picture.height())) {
            throw UserProblem.that("got a point that lies outside the picture")
                    .line("the point", number(point.x()) + "," + number(point.y())).line("the picture", size(picture))
                    .line("try", "--point " + picture.width() / 2 + "," + picture.height() / 2);
        }
    }

    static Network.Prompts prompts(NDManager scope, Prompt prompt, Letterbox box) {
        float[] corners = new float[4];
        float[] points = new float[2 * PromptEncoder.PLACES];
        float[] given = new float[PromptEncoder.PLACES];
        if (prompt instanceof Prompt.AtPoints at) {
            fill(at.points(), box, points, given);
        } else {
            Box b = prompt instanceof Prompt.InBox in
                    ? box.toSquare(in.box())
                    : new Box(0, 0, box.width(), box.height());
            corners = new float[]{(float) b.x0(), (float) b.y0(), (float) b.x1(), (float) b.y1()};
        }
        return new Network.Prompts(scope.create(corners, new Shape(1, 4)),
                scope.create(points, new Shape(1, PromptEncoder.PLACES, 2)),
                scope.create(given, new Shape(1, PromptEncoder.PLACES)));
    }

    private static void fill(List<Point> places, Letterbox box, float[] points, float[] given) {
        for (int i = 0; i < places.size(); i++) {
            Point p = box.toSquare(places.get(i));
            points[2 * i] = (float) p.x();
            points[2 * i + 1] = (float) p.y();
            given[i] = 1;
        }
    }

    private static Box whole(Picture picture) {
        return new Box(0, 0, picture.width(), picture.height());
    }

    private static Box sorted(Box box, Picture picture) {
        Box swapped = new Box(Math.min(box.x0(), box.x1()), Math.min(box.y0(), box.y1()), Math.max(box.x0(), box.x1()),
                Math.max(box.y0(), box.y1())).intersect(whole(picture));
        return swapped.area() > 0 ? swapped : whole(picture);
    }

    private static String size(Picture picture) {
        return picture.width() + " x " + picture.height() + " pixels";
    }

    private static String numbers(Box b) {
        return number(b.x0()) + "," + number(b.y0()) + "," + number(b.x1()) + "," + number(b.y1());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : String.valueOf(value);
    }
}
