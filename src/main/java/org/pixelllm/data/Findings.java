package org.pixelllm.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pixelllm.problem.UserProblem;

/**
 * What a reader has found wrong so far, grouped.
 *
 * <p>Where bad rows are skipped, they are counted here; otherwise the first one ends the reading.
 */
public final class Findings {
    private static final int TOLD = 5; // of each kind
    private static final int PICTURES_TOLD = 1000;
    private static final int LONGEST = 200; // characters of what was seen

    private final boolean skips;
    private final Map<Flaw, Group> groups = new EnumMap<>(Flaw.class);
    private final Set<String> missing = new LinkedHashSet<>();

    Findings(boolean skips) {
        this.skips = skips;
    }

    /**
     * All flaws of a kind.
     *
     * @param count how many there are
     * @param first the first few, each with its place
     */
    public record Group(Flaw flaw, long count, List<String> first) {
        public Group {
            first = List.copyOf(first);
        }

        private Group and(String told) {
            List<String> more = new ArrayList<>(first);
            if (more.size() < TOLD) {
                more.add(told);
            }
            return new Group(flaw, count + 1, more);
        }
    }

    /** Returns the flaws by kind. */
    public List<Group> groups() {
        return List.copyOf(groups.values());
    }

    /** Returns how many rows or parts of rows were left out. */
    public long skipped() {
        return groups.values().stream().filter(g -> !g.flaw().isHarmless()).mapToLong(Group::count).sum();
    }

    /** Returns the pictures that are not there, each once; at most the first thousand. */
    public Set<String> missingPictures() {
        return Collections.unmodifiableSet(missing);
    }

    /**
     * Counts what is left out; a picture that is not there counts once, however many rows speak of it.
     *
     * @throws UserProblem if nothing may be left out
     */
    void bad(BadRow row) {
        if (!skips) {
            throw UserProblem.that("could not read \"" + row.at().file().getFileName() + "\": " + row.flaw().words())
                    .line("seen", row.getMessage()).line("at", row.at().toString())
                    .line("try", "to mend it, or --skip-bad to leave it out").because(row);
        }
        if (row.flaw() != Flaw.MISSING_PICTURE || missing.size() >= PICTURES_TOLD || missing.add(row.getMessage())) {
            count(row.flaw(), row.at(), row.getMessage());
        }
    }

    /** Counts what is odd but used. */
    void odd(Flaw flaw, Position at, String seen) {
        count(flaw, at, seen);
    }

    private void count(Flaw flaw, Position at, String seen) {
        String told = seen.length() > LONGEST ? seen.substring(0, LONGEST) + "…" : seen;
        groups.merge(flaw, new Group(flaw, 1, List.of(at + ": " + told)),
                (group, one) -> group.and(one.first().get(0)));
    }
}
