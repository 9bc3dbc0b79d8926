package org.pixelllm.train;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.pixelllm.image.PictureReader;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.weights.Fingerprint;
import org.pixelllm.weights.Replacement;

/**
 * What frozen encoders saw, on disk: a file for each picture, named by the picture's bytes and the encoders' numbers.
 *
 * <p>Runs share it, also at the same time. What was not used for longest goes where it grows too large; what is damaged
 * is seen anew. A disk that refuses ends the keeping, not the run.
 */
final class FeatureCache {
    private static final String ENDING = ".seen";
    private static final int VERSION = 1;
    private static final long HALF = 2; // of the room is left when it was full

    private final Path folder;
    private final long most;
    private final String encoders;
    private final Consumer<String> remark;
    private long held;
    private boolean keeps = true;

    /**
     * Opens a folder, making it if need be.
     *
     * @param most bytes of all files together
     * @param encoders fingerprint of what looks
     * @param remark told once if nothing more can be kept
     * @throws UserProblem if it cannot be made
     */
    FeatureCache(Path folder, long most, String encoders, Consumer<String> remark) {
        this.folder = folder;
        this.most = most;
        this.encoders = encoders;
        this.remark = remark;
        try {
            Files.createDirectories(folder);
            held = files().stream().mapToLong(FeatureCache::size).sum();
        } catch (IOException e) {
            throw UserProblem.that("could not open the cache " + folder).line("it says", String.valueOf(e.getMessage()))
                    .line("try", "--cache with a folder that can be written to, or --cache off").because(e);
        }
    }

    /** Returns the name under which a picture is kept; none where its file cannot be read. */
    Optional<String> key(Path picture) {
        return Unbroken.during(() -> {
            try {
                return Files.size(picture) > PictureReader.MAX_BYTES
                        ? Optional.empty()
                        : Optional.of(new Fingerprint().text(encoders).bytes(Files.readAllBytes(picture)).hex());
            } catch (IOException e) {
                return Optional.empty(); // whoever reads the picture says why
            }
        });
    }

    /** Returns what was seen, unless that is missing or damaged. */
    Optional<Sight> find(String key) {
        Path file = folder.resolve(key + ENDING);
        return Unbroken.during(() -> {
            try {
                if (!Files.exists(file) || size(file) > most) {
                    return Optional.empty();
                }
                Sight sight = read(Files.readAllBytes(file));
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
                return Optional.of(sight);
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }

    private static Sight read(byte[] bytes) throws IOException {
        if (bytes.length < 12) {
            throw new IOException("too short");
        }
        ByteBuffer head = ByteBuffer.wrap(bytes);
        if (head.getInt() != VERSION || head.getLong() != sum(bytes, 12)) {
            throw new IOException("damaged");
        }
        return Sight.read(new DataInputStream(new ByteArrayInputStream(bytes, 12, bytes.length - 12)));
    }

    private static long sum(byte[] bytes, int from) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, bytes.length - from);
        return sum.getValue();
    }

    /** Keeps what was seen. */
    void keep(String key, Sight sight) {
        if (!keeps) {
            return;
        }
        try {
            Unbroken.during(() -> write(folder.resolve(key + ENDING), bytes(sight)));
        } catch (UserProblem e) {
            keeps = false;
            remark.accept("The cache " + folder + " takes no more, later runs see pictures anew: "
                    + e.getCause().getMessage());
        }
    }

    private static byte[] bytes(Sight sight) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(all)) {
            out.write(new byte[12]);
            sight.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bytes = all.toByteArray();
        ByteBuffer.wrap(bytes).putInt(VERSION).putLong(sum(bytes, 12));
        return bytes;
    }

    private void write(Path file, byte[] bytes) {
        try {
            Replacement.write(file, out -> out.write(bytes));
            held += bytes.length;
            if (held > most) {
                held = forget();
            }
        } catch (IOException e) {
            throw UserProblem.that("could not keep what was seen").because(e);
        }
    }

    /** Deletes what was not used for longest; returns the bytes that are left. */
    private long forget() throws IOException {
        List<Path> files = files().stream().sorted(Comparator.comparing(FeatureCache::used)).toList();
        long left = files.stream().mapToLong(FeatureCache::size).sum();
        for (Path file : files) {
            if (left <= most / HALF) {
                break;
            }
            left -= size(file);
            Files.deleteIfExists(file);
        }
        return left;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(ENDING)).toList();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // another run has deleted it
        }
    }

    private static FileTime used(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
