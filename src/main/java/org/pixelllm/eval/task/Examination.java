package org.pixelllm.eval.task;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.pixelllm.data.DataSet;
import org.pixelllm.data.Example;
import org.pixelllm.data.Flaw;
import org.pixelllm.data.Format;
import org.pixelllm.problem.UserProblem;

/** The questions of a task, read from a data set picture by picture; bad rows are left out and counted. */
final class Examination implements AutoCloseable {
    private final EvaluationOptions options;
    private final DataSet data;
    private final QuestionIds ids = new QuestionIds();
    private final Optional<BitSet> drawn;
    private final int total;

    /**
     * Opens the data.
     *
     * @param pictures whether the pictures must be there
     * @throws UserProblem if there is none, or none for the task
     */
    Examination(EvaluationOptions options, boolean pictures) {
        this.options = options;
        data = open(options, pictures);
        int all = count();
        drawn = options.seed() > 0 && options.limit() > 0 && options.limit() < all
                ? Optional.of(draw(all))
                : Optional.empty();
        total = options.limit() > 0 ? Math.min(options.limit(), all) : all;
    }

    private static DataSet open(EvaluationOptions options, boolean pictures) {
        DataSet.Options all = DataSet.Options.STRICT.skippingBad().only(options.split());
        DataSet.Options reading = options.images().map(all::picturesIn).orElse(all);
        return DataSet.open(options.data(), format(options), pictures ? reading : reading.withoutPictures());
    }

    /** Finds the pictures of some examples; those that are not there are left out. */
    static Map<String, Path> pictures(EvaluationOptions options, Set<String> ids) {
        Map<String, Path> found = new HashMap<>();
        try (DataSet data = open(options, true)) {
            Iterator<Example> examples = data.iterator();
            while (found.size() < ids.size() && examples.hasNext()) {
                Example example = examples.next();
                if (ids.contains(example.id())) {
                    found.put(example.id(), example.picture());
                }
            }
        }
        return found;
    }

    /** Returns the only format that fits the task where the user names none. */
    private static Optional<Format> format(EvaluationOptions options) {
        if (options.format().isPresent()) {
            return options.format();
        }
        Set<Format> found = DataSet.formats(options.data());
        List<Format> fit = options.task().rules().formats().stream().filter(found::contains).toList();
        if (fit.size() > 1) {
            throw UserProblem.that("found several data sets for " + options.task().word())
                    .line("seen", String.join(", ", fit.stream().map(Format::word).toList()))
                    .line("try", "--format " + fit.get(0).word());
        }
        return fit.stream().findFirst();
    }

    /** Counts the pictures about which there is something to ask. */
    private int count() {
        int count = 0;
        QuestionIds names = new QuestionIds();
        for (Example example : data) {
            count += options.task().rules().questions(example, names).isEmpty() ? 0 : 1;
        }
        data.close();
        if (count == 0) {
            throw nothing();
        }
        return count;
    }

    private UserProblem nothing() {
        int missing = data.findings().missingPictures().size();
        return UserProblem.that("found nothing to examine in \"" + options.data().getFileName() + "\"")
                .line("wants", options.task().rules().needs())
                .line("seen", missing > 0
                        ? missing + " missing pictures, the first "
                                + data.findings().missingPictures().iterator().next()
                        : remarks(data).stream().findFirst().orElse("files in the format " + data.format().word()
                                + (options.split().isEmpty() ? "" : ", without a split " + options.split())))
                .line("try", "data check " + options.data());
    }

    private BitSet draw(int all) {
        Random random = new Random(options.seed());
        BitSet chosen = new BitSet(all);
        while (chosen.cardinality() < options.limit()) {
            chosen.set(random.nextInt(all));
        }
        return chosen;
    }

    Format format() {
        return data.format();
    }

    /** Returns how many pictures there are to ask about. */
    int pictures() {
        return total;
    }

    /** Returns the questions of each picture. */
    Iterable<List<Question>> questions() {
        return () -> new Iterator<>() {
            private final Iterator<Example> examples = data.iterator();
            private int index;
            private int given;
            private List<Question> next = List.of();

            @Override
            public boolean hasNext() {
                while (next.isEmpty() && given < total && examples.hasNext()) {
                    List<Question> questions = options.task().rules().questions(examples.next(), ids);
                    boolean wanted = !questions.isEmpty() && drawn.map(d -> d.get(index)).orElse(true);
                    index += questions.isEmpty() ? 0 : 1;
                    next = wanted ? questions : List.of();
                }
                return !next.isEmpty();
            }

            @Override
            public List<Question> next() {
                if (!hasNext()) {
                    throw new java.util.NoSuchElementException();
                }
                List<Question> questions = next;
                next = List.of();
                given++;
                return questions;
            }
        };
    }

    /** Returns what was left out of the data, a line for each kind. */
    List<String> remarks() {
        return remarks(data);
    }

    private static List<String> remarks(DataSet data) {
        List<String> remarks = new ArrayList<>();
        data.findings().groups().stream().filter(group -> group.flaw() != Flaw.BOX_REACHES_OUT)
                .forEach(group -> remarks.add(group.count() + " × " + group.flaw().words() + ", such as "
                        + group.first().get(0)));
        return remarks;
    }

    @Override
    public void close() {
        data.close();
    }
}
