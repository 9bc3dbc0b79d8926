package org.pixelllm.data.scenes;

/** Measures how many scenes are drawn and told in a second on one core; prints a line for each of five rounds. */
final class SceneSpeed {
    private static final int SCENES = 1000;

    private SceneSpeed() {}

    public static void main(String[] arguments) {
        int side = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 128;
        for (int round = 0; round < 5; round++) {
            System.out.printf("%d px: %.0f scenes a second%n", side, SCENES / seconds(side, round * SCENES));
        }
    }

    private static double seconds(int side, int firstSeed) {
        long begin = System.nanoTime();
        for (int seed = firstSeed; seed < firstSeed + SCENES; seed++) {
            Scene scene = Scene.of(seed, side, side);
            Narrator.narrative(scene);
            Narrator.expressions(scene);
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
