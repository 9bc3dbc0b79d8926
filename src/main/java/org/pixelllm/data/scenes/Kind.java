package org.pixelllm.data.scenes;

import static org.pixelllm.data.scenes.Part.body;
import static org.pixelllm.data.scenes.Part.dark;
import static org.pixelllm.data.scenes.Part.ink;
import static org.pixelllm.data.scenes.Part.light;
import static org.pixelllm.data.scenes.Part.of;
import static org.pixelllm.data.scenes.Tint.FLAME;
import static org.pixelllm.data.scenes.Tint.GLASS;
import static org.pixelllm.data.scenes.Tint.LEAF;
import static org.pixelllm.data.scenes.Tint.PAPER;
import static org.pixelllm.data.scenes.Tint.WOOD;

import java.util.List;
import java.util.Locale;

/**
 * What an object is, and how it is drawn: parts from back to front, in about -50 to 50 across and down, in the language
 * of {@link OutlineParser}.
 */
public enum Kind {
    CIRCLE(body("O 0 0 48 48")), //
    SQUARE(body("B -46 -46 46 46")), //
    TRIANGLE(body("M 0 -46 L 50 42 L -50 42")), //
    STAR(body("M 0 -50 L 12.3 -17 L 47.6 -15.5 L 20 6.5 L 29.4 40.5 L 0 21 L -29.4 40.5 L -20 6.5 L -47.6 -15.5"
            + " L -12.3 -17")), //
    HEART(body("M 0 45 C -20 25 -50 5 -50 -18 C -50 -38 -36 -45 -25 -45 C -12 -45 -4 -37 0 -27"
            + " C 4 -37 12 -45 25 -45 C 36 -45 50 -38 50 -18 C 50 5 20 25 0 45")), //
    RING(body("O 0 0 50 50 - O 0 0 27 27")), //
    CROSS(body("M -17 -50 L 17 -50 L 17 -17 L 50 -17 L 50 17 L 17 17 L 17 50 L -17 50 L -17 17 L -50 17 L -50 -17"
            + " L -17 -17")), //
    DIAMOND(body("M 0 -50 L 36 0 L 0 50 L -36 0")), //
    HOUSE(body("B -36 -8 36 46"), dark("M 0 -50 L 50 -6 L -50 -6"), of(WOOD, "B -7 14 9 46"),
            of(GLASS, "B -28 4 -15 18 B 17 4 30 18")), //
    TREE(of(WOOD, "B -7 28 7 50"), body("M 0 -50 L 22 -20 L 12 -20 L 32 8 L 18 8 L 42 36 L -42 36 L -18 8 L -32 8"
            + " L -12 -20 L -22 -20")), //
    CAR(body(
            "M -50 20 L -50 4 C -50 -4 -44 -6 -36 -8 L -25 -28 C -23 -31 -20 -32 -16 -32 L 14 -32 C 18 -32 21 -31 23 -28"
                    + " L 35 -8 C 46 -6 50 0 50 8 L 50 20"),
            of(GLASS, "M -26 -9 L -17 -25 L -3 -25 L -3 -9 M 4 -9 L 4 -25"
                    + " L 14 -25 L 24 -9"),
            ink("O -27 20 14 14 O 27 20 14 14"), of(PAPER, "O -27 20 5 5 O 27 20 5 5")), //
    BOAT(body("M -50 14 L 50 14 L 34 42 L -34 42"), of(WOOD, "B -3 -50 2 14"), light("M 6 -46 L 6 8 L 42 8"),
            body("M -7 -34 L -7 8 L -34 8")), //
    FISH(body("M 16 0 L 50 -28 L 44 0 L 50 28"), dark("M -18 -20 L 4 -38 L 16 -14"), body("O -10 0 40 27"),
            dark("M -4 4 L 14 -6 L 14 14"), of(PAPER, "O -31 -7 7 7"), ink("O -32 -7 4 4")), //
    SUN(body("O 0 0 27 27 M 0 -50 L 7 -32 L -7 -32 M 0 50 L -7 32 L 7 32 M 50 0 L 32 7 L 32 -7 M -50 0 L -32 -7 L -32 7"
            + " M 35.4 -35.4 L 27.6 -17.7 L 17.7 -27.6 M 35.4 35.4 L 17.7 27.6 L 27.6 17.7"
            + " M -35.4 35.4 L -27.6 17.7 L -17.7 27.6 M -35.4 -35.4 L -17.7 -27.6 L -27.6 -17.7")), //
    CLOUD(body("O -29 10 21 19 O 29 10 21 19 O -10 -9 23 22 O 16 -4 18 18 B -29 6 29 29")), //
    FLOWER(of(LEAF, "B -3 0 3 50 M 2 44 C 6 26 18 22 30 22 C 28 36 18 44 2 44"),
            body("O 0 -37 13 13 O 20.9 -25 13 13 O 20.9 -5 13 13 O 0 6 13 13 O -20.9 -5 13 13 O -20.9 -25 13 13 O 0 -15 18 18"),
            dark("O 0 -15 10 10")), //
    MOON(body("M 22 -46 C -22 -54 -48 -28 -48 0 C -48 28 -22 54 22 46 C -4 36 -14 20 -14 0 C -14 -20 -4 -36 22 -46")), //
    ARROW(body("M -50 -14 L 2 -14 L 2 -42 L 50 0 L 2 42 L 2 14 L -50 14")), //
    BALLOON(ink("M -1.5 22 C 12 30 -10 40 2 50 L 5 50 C -6 40 16 30 1.5 22"),
            body("O 0 -17 30 33 M 0 10 L 8 24 L -8 24"),
            light("O -11 -29 6 9")), //
    UMBRELLA(ink("B -2 -50 2 -40 B -2 -4 2 38 M -2 37 C -2 52 18 52 18 37 L 14 37 C 14 46 2 46 2 37"),
            body("M -50 2 C -48 -28 -26 -43 0 -43 C 26 -43 48 -28 50 2 Q 33 -13 17 2 Q 0 -13 -17 2 Q -33 -13 -50 2")), //
    MUSHROOM(of(PAPER, "M -14 0 C -12 20 -18 36 -20 47 L 20 47 C 18 36 12 20 14 0"),
            body("M -50 6 C -50 -30 -26 -46 0 -46 C 26 -46 50 -30 50 6 C 30 13 -30 13 -50 6"),
            light("O -26 -9 8 8 O 4 -26 9 9 O 28 -6 7 7 O 2 0 6 5")), //
    APPLE(of(WOOD, "W 6 0 -20 4 -44"), of(LEAF, "M 4 -30 C 8 -46 22 -50 36 -48 C 32 -34 20 -26 4 -30"),
            body("M 0 -22 C 10 -34 46 -34 46 2 C 46 26 26 50 10 48 C 4 46 -4 46 -10 48 C -26 50 -46 26 -46 2"
                    + " C -46 -34 -10 -34 0 -22"),
            light("O -22 -4 7 10")), //
    CUP(body("O 28 0 22 23 - O 28 0 11 12"), body("M -46 -38 L 28 -38 L 24 28 C 23 38 18 42 8 42 L -26 42"
            + " C -36 42 -41 38 -42 28"), dark("O -9 -36 37 8")), //
    KEY(body("O -27 0 23 23 - O -27 0 10 10"),
            body("M -6 -6 L 50 -6 L 50 20 L 41 20 L 41 6 L 34 6 L 34 17 L 25 17 L 25 6"
                    + " L -6 6")), //
    BIRD(ink("W 4 -6 24 -10 44 W 4 8 24 6 44"), body("M -18 -2 L -50 -14 L -46 12 L -14 20"),
            of(FLAME, "M 36 -28 L 52 -18"
                    + " L 36 -12"),
            body("O 2 8 31 21 O 24 -18 18 18"), dark("M -22 2 C -8 -6 8 -4 16 0 C 12 18 -8 24 -22 2"),
            of(PAPER, "O 29 -22 6 6"), ink("O 30 -22 3.5 3.5")), //
    ROCKET(of(FLAME, "M -11 26 L 0 50 L 11 26"), dark("M -16 -2 L -34 34 L -16 28 M 16 -2 L 34 34 L 16 28"),
            body("M 0 -50 C 18 -36 22 -8 17 30 L -17 30 C -22 -8 -18 -36 0 -50"), of(GLASS, "O 0 -12 8 8")), //
    KITE(ink("M -1 20 C 12 28 -12 36 0 50 L 2.5 50 C -9 36 15 28 1 20"), body("M 0 -50 L 32 -20 L 0 22 L -32 -20"),
            light("M 0 -50 L 32 -20 L 0 -20 M 0 -20 L 0 22 L -32 -20"),
            dark("M 1 36 L 11 29 L 11 41 M 1 36 L -9 30 L -9 42")), //
    HAT(body("O 0 26 50 13 B -27 -40 27 26"), dark("B -27 6 27 19")), //
    BELL(dark("O 0 36 11 12"), body("O 0 -44 6 6"), body("M 0 -44 C 22 -44 27 -22 29 2 C 31 18 38 26 46 34 L -46 34"
            + " C -38 26 -31 18 -29 2 C -27 -22 -22 -44 0 -44"), dark("M -46 34 L -40 26 L 40 26 L 46 34")), //
    BOTTLE(body(
            "M -9 -46 L 9 -46 L 9 -26 C 9 -16 22 -16 22 0 L 22 44 C 22 48 20 50 16 50 L -16 50 C -20 50 -22 48 -22 44"
                    + " L -22 0 C -22 -16 -9 -16 -9 -26"),
            dark("B -11 -50 11 -39"), of(PAPER, "B -22 8 22 32"));

    private final Drawing drawing;

    Kind(Part... parts) {
        drawing = new Drawing(List.of(parts));
    }

    /** Returns the word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Says whether it is a plain shape rather than a thing of the world. */
    boolean isShape() {
        return compareTo(DIAMOND) <= 0;
    }

    Drawing drawing() {
        return drawing;
    }
}
