package org.pixelllm.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.pixelllm.problem.UserProblem;

/** The rows of a file, one after the other; what is no row is a finding. */
abstract class Rows implements Iterator<Row>, Closeable {
    /** Characters of the longest row that is read; a picture with a thousand masks takes less. */
    static final long LONGEST = 1 << 25;

    private final Path file;
    private final Findings findings;
    private Optional<Row> next = Optional.empty();
    private boolean ended;

    Rows(Path file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    Path file() {
        return file;
    }

    /**
     * Reads on to the next row.
     *
     * @return nothing at the end of the file
     * @throws BadRow if there is something else; the next call reads on behind it, or finds the end
     */
    abstract Optional<Row> read() throws IOException, BadRow;

    /** Returns how many bytes were read as Latin-1. */
    abstract long foreign();

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && !ended) {
            try {
                next = read();
                ended = next.isEmpty();
            } catch (BadRow bad) {
                findings.bad(bad);
            } catch (IOException e) {
                throw problem(file, e);
            }
            if (ended) {
                end();
            }
        }
        return next.isPresent();
    }

    private void end() {
        if (foreign() > 0) {
            findings.odd(Flaw.NOT_UTF8, new Position(file, 0, ""), foreign() + " bytes, read as Latin-1");
        }
        try {
            close();
        } catch (IOException e) {
            throw problem(file, e);
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Row row = next.get();
        next = Optional.empty();
        return row;
    }

    static UserProblem problem(Path file, IOException e) {
        String seen = e instanceof NoSuchFileException
                ? "there is no such file"
                : e instanceof AccessDeniedException ? "no permission" : e.toString();
        return UserProblem.that("could not read \"" + file.getFileName() + "\"").line("seen", seen)
                .line("looked in", String.valueOf(file.toAbsolutePath().getParent())).because(e);
    }
}
