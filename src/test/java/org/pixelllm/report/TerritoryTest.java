package org.pixelllm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;

class TerritoryTest {
    private static final View VIEW = View.of(Samples.white(100, 60));

    @Property(tries = 200, seed = "1")
    void territoriesCoverThePictureOnce(@ForAll @Size(min = 1, max = 9) List<@IntRange(max = 599) Integer> places) {
        double sum = Territory.of(points(places), VIEW).stream().mapToDouble(TerritoryTest::area).sum();
        assertEquals(VIEW.width() * VIEW.height(), sum, 1e-3);
    }

    @Property(tries = 200, seed = "1")
    void eachCornerIsNoNearerToAnotherPlace(@ForAll @Size(min = 1, max = 9) List<@IntRange(max = 599) Integer> places) {
        List<Point> all = points(places);
        List<List<Point>> territories = Territory.of(all, VIEW);
        for (int i = 0; i < all.size(); i++) {
            for (Point corner : territories.get(i)) {
                for (Point other : all) {
                    assertTrue(corner.distance(all.get(i)) <= corner.distance(other) + 1e-6);
                }
            }
        }
    }

    @Property(tries = 100, seed = "1")
    void labelsThatAreShownTogetherNeitherOverlapNorLeaveThePicture(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 599) Integer> places) {
        String sentence = "rocket ".repeat(places.size()).strip();
        var words = Samples.words(sentence, points(places).stream().map(p -> p.scaled(0.1, 0.1)).toArray(Point[]::new));
        List<Box> boxes = Label.of(Callout.of(Sentence.of(sentence, words), words, VIEW), VIEW).stream()
                .filter(Label::isApart).map(Label::box).toList();
        for (Box one : boxes) {
            assertTrue(one.x0() >= 0 && one.y0() >= 0 && one.x1() <= VIEW.width() && one.y1() <= VIEW.height());
            boxes.forEach(other -> assertTrue(one == other || one.intersect(other).area() == 0));
        }
    }

    private static List<Point> points(List<Integer> places) {
        return places.stream().map(n -> new Point(n % 30 * 1000 / 30.0, n / 30 * 30)).toList();
    }

    private static double area(List<Point> corners) {
        double sum = 0;
        for (int i = 0; i < corners.size(); i++) {
            Point a = corners.get(i);
            Point b = corners.get((i + 1) % corners.size());
            sum += a.x() * b.y() - b.x() * a.y();
        }
        return Math.abs(sum) / 2;
    }
}
