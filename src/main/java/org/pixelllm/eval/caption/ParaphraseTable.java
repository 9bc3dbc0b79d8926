package org.pixelllm.eval.caption;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.pixelllm.problem.UserProblem;

/**
 * Phrases that METEOR takes for one another, from a table that the user brings.
 *
 * <p>The file is METEOR's own ({@code paraphrase-en.gz}): three lines for each pair, a probability, a phrase and what
 * it may be replaced by; compressed if its name ends in {@code .gz}.
 */
public final class ParaphraseTable {
    /** No paraphrases: the stages exact, stem and synonym alone. */
    public static final ParaphraseTable NONE = new ParaphraseTable();

    private static final int LONGEST = 16; // words; a longer phrase is never found twice

    private final Map<String, Set<String>> paraphrases = new HashMap<>();
    private int longest;

    private ParaphraseTable() {}

    /**
     * Reads a table.
     *
     * @throws UserProblem if the file is no such table
     */
    public static ParaphraseTable read(Path file) {
        ParaphraseTable table = new ParaphraseTable();
        try (InputStream in = Files.newInputStream(file); BufferedReader lines = reader(file, in)) {
            for (int line = 1;; line += 3) {
                String probability = lines.readLine();
                if (probability == null) {
                    return table;
                }
                table.add(probability, lines.readLine(), lines.readLine(), file + ", line " + line);
            }
        } catch (IOException e) {
            throw UserProblem.that("could not read the paraphrase table").line("file", file.toString())
                    .line("seen", e.getMessage()).because(e);
        }
    }

    private static BufferedReader reader(Path file, InputStream in) throws IOException {
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }

    private void add(String probability, String phrase, String other, String where) {
        if (other == null || !probability.strip().matches("[0-9.eE+-]{1,40}")) {
            throw UserProblem.that("could not read the paraphrase table").line("at", where)
                    .line("expected", "three lines for each pair: probability, phrase, paraphrase");
        }
        String one = String.join(" ", WhiteSpace.words(phrase));
        String two = String.join(" ", WhiteSpace.words(other));
        paraphrases.computeIfAbsent(one, p -> new HashSet<>(2)).add(two);
        paraphrases.computeIfAbsent(two, p -> new HashSet<>(2)).add(one);
        longest = Math.min(LONGEST, Math.max(longest, 1 + (int) Math.max(spaces(one), spaces(two))));
    }

    private static long spaces(String phrase) {
        return phrase.chars().filter(c -> c == ' ').count();
    }

    /** Adds the matches that begin at a word of the reference. */
    void addMatches(List<MeteorWord> candidate, List<MeteorWord> reference, int j, List<MeteorMatch> into) {
        for (int length = 1; length <= longest && j + length <= reference.size(); length++) {
            Set<String> others = paraphrases.get(phrase(reference, j, length));
            for (int i = 0; others != null && i < candidate.size(); i++) {
                for (int n = 1; n <= longest && i + n <= candidate.size(); n++) {
                    if (others.contains(phrase(candidate, i, n))) {
                        into.add(new MeteorMatch(MeteorStage.PARAPHRASE, i, n, j, length));
                    }
                }
            }
        }
    }

    private static String phrase(List<MeteorWord> words, int from, int length) {
        return words.subList(from, from + length).stream().map(MeteorWord::text).collect(Collectors.joining(" "));
    }
}
