package org.pixelllm;

import java.util.ArrayList;
import java.util.List;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.text.Tokenizer;

/** Reads what users write: known words, not too many. */
final class Sentence {
    private static final int MOST_CHARACTERS = 100_000;

    private final Tokenizer tokenizer;
    private final int mostTokens;

    /** Reads sentences of at most so many tokens. */
    Sentence(Tokenizer tokenizer, int mostTokens) {
        this.tokenizer = tokenizer;
        this.mostTokens = mostTokens;
    }

    /**
     * Returns the tokens of a text.
     *
     * @param what the user's word for it, such as "expression"
     * @throws UserProblem if it is empty, too long, or has a word that the model has never seen
     */
    int[] read(String what, String text) {
        if (text.isBlank()) {
            throw UserProblem.that("got an empty " + what)
                    .line("try", "some words about the picture, such as \"the red car\"");
        }
        if (text.length() > MOST_CHARACTERS) {
            throw tooLong(what, text.length() + " characters");
        }
        List<String> unknown = tokenizer.unknown(text);
        if (!unknown.isEmpty()) {
            throw unknown(what, unknown);
        }
        int[] ids = tokenizer.encode(text);
        if (ids.length == 0) {
            throw UserProblem.that("found no word in the " + what).line("it reads", "\"" + cut(text) + "\"")
                    .line("try", "some words about the picture, such as \"the red car\"");
        }
        if (ids.length > mostTokens) {
            throw tooLong(what, ids.length + " words and marks");
        }
        return ids;
    }

    private UserProblem tooLong(String what, String seen) {
        return UserProblem.that("got an " + what + " that is too long for this model").line("it has", seen)
                .line("at most", mostTokens + " words and marks").line("try", "a shorter " + what);
    }

    private UserProblem unknown(String what, List<String> unknown) {
        List<String> near = new ArrayList<>();
        for (String word : unknown.subList(0, Math.min(5, unknown.size()))) {
            tokenizer.nearest(word).ifPresent(n -> near.add("\"" + n + "\" for \"" + cut(word) + "\""));
        }
        List<String> shown = unknown.stream().limit(5).map(w -> "\"" + cut(w) + "\"").toList();
        UserProblem problem = UserProblem.that("does not know " + (unknown.size() == 1 ? "a word" : "some words")
                + " of the " + what).line("never seen", String.join(", ", shown) + (unknown.size() > 5 ? ", …" : ""));
        if (!near.isEmpty()) {
            problem.line("did you mean", String.join(", ", near) + " ?");
        }
        return problem.line("it knows", "the words of its vocabulary, and no others");
    }

    private static String cut(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
