package org.pixelllm.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.pixelllm.problem.UserProblem;

/**
 * Reads picture files that nobody vouches for.
 *
 * <p>PNG, JPEG (also CMYK), GIF (its first frame) and BMP; turned upright as EXIF says, transparent parts on white.
 * Size is bounded by the header, before anything is decoded.
 */
public final class PictureReader {
    /** Most pixels that a picture may have. */
    public static final int MAX_PIXELS = 64_000_000;
    /** Longest side in pixels. */
    public static final int MAX_SIDE = 20_000;
    /** Largest file in bytes. */
    public static final long MAX_BYTES = 200_000_000;

    private static final Pattern PICTURE = Pattern.compile("(?i).+\\.(png|jpe?g|gif|bmp)");

    private PictureReader() {}

    /**
     * Reads a file.
     *
     * @throws UserProblem if it is missing (with names that are similar), no picture, damaged or too large
     */
    public static Picture read(Path path) {
        return read(path, path.toString());
    }

    /**
     * Reads a file.
     *
     * @param name what the user calls it, for when it fails
     * @throws UserProblem if it is missing (with names that are similar), no picture, damaged or too large
     */
    public static Picture read(Path path, String name) {
        if (!Files.exists(path)) {
            throw MissingPicture.problem(path, name);
        }
        if (Files.isDirectory(path)) {
            throw UserProblem.that("could not read \"" + name + "\" as a picture").line("seen", "a folder")
                    .line("try", "its pictures: \"" + name + "/*.png\"");
        }
        if (!Files.isRegularFile(path)) {
            throw UserProblem.that("could not read \"" + name + "\" as a picture").line("seen", "a device or a pipe")
                    .line("try", "a file");
        }
        try {
            long size = Files.size(path);
            if (size > MAX_BYTES) {
                throw UserProblem.that("could not read the picture \"" + name + "\"")
                        .line("seen", size / 1_000_000 + " MB, more than " + MAX_BYTES / 1_000_000 + " MB")
                        .line("try", "a smaller copy of it");
            }
            return read(Files.readAllBytes(path), name);
        } catch (IOException e) {
            throw UserProblem.that("could not open the picture \"" + name + "\"").line("seen", reason(e))
                    .line("try", "whether you may read the file").because(e);
        }
    }

    /**
     * Reads a file from memory.
     *
     * @param name what to call it when it fails
     * @throws UserProblem if it is no picture, damaged or too large
     */
    public static Picture read(byte[] file, String name) {
        PictureFormat format = PictureFormat.of(file)
                .orElseThrow(() -> UserProblem.that("could not read \"" + name + "\" as a picture")
                        .line("seen", PictureFormat.describe(file)).line("reads", "PNG, JPEG, GIF and BMP")
                        .line("try", "to save it as PNG"));
        try (Decoder decoder = new Decoder(file, format)) {
            bound(decoder.width(), decoder.height(), name);
            return decoder.picture();
        } catch (IOException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException
                | NegativeArraySizeException | NullPointerException | ArithmeticException | ClassCastException e) {
            throw UserProblem.that("could not read the picture \"" + name + "\"") // what ImageIO throws
                    .line("seen", "a " + format + " file of " + file.length + " bytes that is cut short or damaged")
                    .line("try", "to fetch or save it again").because(e);
        }
    }

    private static void bound(int width, int height, String name) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a size of " + width + " x " + height);
        }
        if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
            throw UserProblem.that("could not take the picture \"" + name + "\" at its size")
                    .line("seen", String.format(Locale.ROOT, "%,d x %,d pixels", width, height))
                    .line("takes", String.format(Locale.ROOT, "up to %,d million pixels, no side over %,d",
                            MAX_PIXELS / 1_000_000, MAX_SIDE))
                    .line("try", "a smaller copy of it");
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException ? "no permission" : e.toString();
    }

    /** Says whether a file is named like a picture that can be read. */
    public static boolean named(String file) {
        return PICTURE.matcher(file).matches();
    }
}
