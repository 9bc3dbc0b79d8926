package org.pixelllm.magics;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.Prompt;
import org.pixelllm.Region;
import org.pixelllm.Word;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.problem.Nearest;
import org.pixelllm.problem.UserProblem;

/**
 * Puts values of the notebook where arguments say {@code $variable} or <code>{expression}</code>.
 *
 * <p>A value with a text stands there as its text: a box as {@code x0,y0,x1,y1}, what was found as its box, a caption as
 * its sentence. Any other, such as a picture, must be the whole argument. Braces with a comma between plain names, and
 * those within an argument that are no Java, mean themselves: {@code *.{jpg,png}} is a pattern.
 */
final class Substitution {
    private static final Pattern PLACE = Pattern.compile("\\$([A-Za-z_]\\w*)|\\{([^{}]*)}");
    private static final Pattern WHOLE = Pattern.compile("\\$([A-Za-z_]\\w*)|\\{(.*)}", Pattern.DOTALL);
    private static final Pattern ALTERNATIVES = Pattern.compile("[\\w.-]*(,[\\w.-]*)+");

    private final Desk desk;

    Substitution(Desk desk) {
        this.desk = desk;
    }

    /** Returns the arguments with values in their places. */
    List<String> in(List<String> arguments) {
        List<String> all = new ArrayList<>();
        arguments.forEach(argument -> all.add(desk.isNotebook() ? in(argument) : argument));
        return all;
    }

    private String in(String argument) {
        int from = argument.startsWith("--") ? argument.indexOf('=') + 1 : 0;
        String value = argument.substring(from);
        Matcher whole = WHOLE.matcher(value);
        if (whole.matches() && !ALTERNATIVES.matcher(value.substring(1, value.length() - 1)).matches()
                && isBalanced(value)) {
            return argument.substring(0, from) + whole(value, whole.group(1), whole.group(2));
        }
        return PLACE.matcher(argument).replaceAll(place -> Matcher.quoteReplacement(part(place.group(), place.group(1),
                place.group(2))));
    }

    /** Says whether the first brace ends with the last. */
    private static boolean isBalanced(String value) {
        int depth = 0;
        for (int i = 0; i < value.length() - 1 && value.charAt(0) == '{'; i++) {
            depth += value.charAt(i) == '{' ? 1 : value.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return false;
            }
        }
        return true;
    }

    private String whole(String written, String variable, String expression) {
        Object value = variable != null
                ? desk.host().variable(variable).orElseThrow(() -> unknown(variable))
                : evaluate(expression);
        return text(value).orElseGet(() -> desk.bind(written, value));
    }

    private String part(String written, String variable, String expression) {
        if (variable != null) {
            return desk.host().variable(variable).flatMap(Substitution::text).orElse(written);
        }
        if (ALTERNATIVES.matcher(expression).matches() || expression.isBlank()) {
            return written;
        }
        try {
            return text(desk.host().evaluate(expression)).orElse(written);
        } catch (Exception e) { // the user may have meant the braces themselves
            return written;
        }
    }

    private Object evaluate(String expression) {
        try {
            return desk.host().evaluate(expression);
        } catch (UnsupportedOperationException e) {
            throw UserProblem.that("cannot evaluate {" + expression + "}").line("seen", "this kernel offers no way to")
                    .line("try", "a variable with the value, as $name").because(e);
        } catch (Exception e) {
            throw UserProblem.that("could not evaluate {" + expression + "}")
                    .line("seen", String.valueOf(e.getMessage()))
                    .line("try", "the expression in a cell of its own").because(e);
        }
    }

    private UserProblem unknown(String variable) {
        TreeSet<String> names = new TreeSet<>();
        desk.host().variables().forEach(names::add);
        List<String> near = Nearest.to(variable, names);
        return UserProblem.that("knows no variable \"" + variable + "\", or nothing is in it")
                .line(near.isEmpty() ? "variables" : "did you mean", near.isEmpty()
                        ? String.join(", ", names.stream().limit(10).toList())
                        : "$" + String.join("  or  $", near) + " ?");
    }

    /** Returns the text of a value as users type it, if it has one. */
    static Optional<String> text(Object value) {
        if (value instanceof Box box) {
            return Optional.of(numbers(box.x0(), box.y0(), box.x1(), box.y1()));
        } else if (value instanceof Point point) {
            return Optional.of(numbers(point.x(), point.y()));
        } else if (value instanceof Word word) {
            return text(word.place());
        } else if (value instanceof Grounding found) {
            return text(found.box());
        } else if (value instanceof Region region) {
            return text(region.box());
        } else if (value instanceof Prompt.InBox in) {
            return text(in.box());
        }
        boolean told = value instanceof CharSequence || value instanceof Number || value instanceof Boolean
                || value instanceof Character || value instanceof Enum<?> || value instanceof Path
                || value instanceof File || value instanceof Caption;
        return told ? Optional.of(value.toString()) : Optional.empty();
    }

    private static String numbers(double... numbers) {
        StringBuilder text = new StringBuilder();
        for (double number : numbers) {
            text.append(text.isEmpty() ? "" : ",").append(number == Math.rint(number)
                    ? String.format(Locale.ROOT, "%.0f", number)
                    : Double.toString(number));
        }
        return text.toString();
    }
}
