package org.pixelllm.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.pixelllm.problem.UserProblem;

/**
 * The examples of a data set on this machine, read as a stream in memory that does not grow with the data.
 *
 * <pre>
 * try (DataSet data = DataSet.open(folder, Optional.empty(), DataSet.Options.STRICT)) {
 *     for (Example example : data) { … }
 * }
 * </pre>
 */
public final class DataSet implements Iterable<Example>, AutoCloseable {
    private final Path folder;
    private final Format format;
    private final Options options;
    private final List<List<Path>> sources;
    private final List<ExampleSource> open = new ArrayList<>();
    private Findings findings;

    /**
     * How to read.
     *
     * @param skipBad whether to leave out and count what is bad, instead of stopping there
     * @param pictures whether the pictures must be there
     * @param pictureFolder where they lie, if not in the data set's folder
     * @param split to read, such as testA; all if empty
     */
    public record Options(boolean skipBad, boolean pictures, Optional<Path> pictureFolder, String split) {
        /** Stops at the first flaw; wants the pictures. */
        public static final Options STRICT = new Options(false, true, Optional.empty(), "");

        /** Leaves out and counts what is bad. */
        public Options skippingBad() {
            return new Options(true, pictures, pictureFolder, split);
        }

        /** Reads what is said of pictures, wherever they are. */
        public Options withoutPictures() {
            return new Options(skipBad, false, pictureFolder, split);
        }

        /** Looks for pictures in another folder. */
        public Options picturesIn(Path folder) {
            return new Options(skipBad, pictures, Optional.of(folder), split);
        }

        /** Reads one split only. */
        public Options only(String name) {
            return new Options(skipBad, pictures, pictureFolder, name);
        }
    }

    private DataSet(Path folder, Format format, Options options, List<List<Path>> sources) {
        this.folder = folder;
        this.format = format;
        this.options = options;
        this.sources = sources;
        findings = new Findings(options.skipBad());
    }

    /**
     * Opens a data set.
     *
     * @param format which to read, where the folder holds several
     * @throws UserProblem if the folder holds none, or several and no format is told, or a pickle only
     */
    public static DataSet open(Path folder, Optional<Format> format, Options options) {
        DataFolder found = new DataFolder(folder);
        Format chosen = format.orElseGet(found::only);
        return new DataSet(folder, chosen, options, found.sources(chosen));
    }

    /** Returns the formats of which a folder holds files. */
    public static Set<Format> formats(Path folder) {
        return new DataFolder(folder).formats();
    }

    /** Returns the names of JSON files and pickles in a folder that no format reads, with what is wrong with them. */
    public static List<String> unread(Path folder) {
        return new DataFolder(folder).unread();
    }

    public Format format() {
        return format;
    }

    /** Returns the files that are read. */
    public List<Path> files() {
        return sources.stream().flatMap(List::stream).toList();
    }

    /** Returns what was wrong with the rows that were read since the last {@link #iterator()}. */
    public Findings findings() {
        return findings;
    }

    /**
     * Begins to read, from the start each time.
     *
     * @throws UserProblem from {@code hasNext} at the first flaw, unless flaws are skipped
     */
    @Override
    public Iterator<Example> iterator() {
        findings = new Findings(options.skipBad());
        Reading reading = new Reading(findings,
                new PictureFinder(options.pictureFolder().orElse(folder), options.pictures()));
        Iterator<List<Path>> left = sources.iterator();
        return new Iterator<>() {
            private Iterator<Example> present = List.<Example>of().iterator();
            private Optional<Example> next = Optional.empty();

            @Override
            public boolean hasNext() {
                while (next.isEmpty() && (present.hasNext() || left.hasNext())) {
                    if (present.hasNext()) {
                        next = Optional.of(present.next()).filter(DataSet.this::isWanted);
                    } else {
                        close();
                        present = opened(format.open(left.next(), reading));
                    }
                }
                return next.isPresent();
            }

            @Override
            public Example next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Example example = next.get();
                next = Optional.empty();
                return example;
            }
        };
    }

    private boolean isWanted(Example example) {
        return options.split().isEmpty() || example.split().equalsIgnoreCase(options.split());
    }

    private ExampleSource opened(ExampleSource source) {
        open.add(source);
        return source;
    }

    /** Closes the files, also those of a reading that was broken off. */
    @Override
    public void close() {
        for (ExampleSource source : open) {
            try {
                source.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        open.clear();
    }
}
