package org.pixelllm.magics;

import java.util.Arrays;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import picocli.CommandLine.TypeConversionException;

/** Reads boxes and points as users type them: numbers with commas between. */
final class Numbers {
    private Numbers() {}

    /** Reads {@code x0,y0,x1,y1}, in pixels; whether it lies in a picture is for the model to say. */
    static Box box(String text) {
        double[] n = list(text, 4, "four numbers x0,y0,x1,y1 such as 40,60,200,220");
        return new Box(n[0], n[1], n[2], n[3]);
    }

    /** Reads {@code x,y}, in pixels. */
    static Point point(String text) {
        double[] n = list(text, 2, "two numbers x,y such as 52,77");
        return new Point(n[0], n[1]);
    }

    private static double[] list(String text, int count, String wanted) {
        try {
            double[] numbers = Arrays.stream(text.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
            if (numbers.length == count && Arrays.stream(numbers).allMatch(Double::isFinite)) {
                return numbers;
            }
        } catch (NumberFormatException e) {
            // told below, like a wrong count
        }
        throw new TypeConversionException("\"" + text + "\" is not " + wanted);
    }
}
