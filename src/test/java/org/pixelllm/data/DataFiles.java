package org.pixelllm.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A folder with files of a data set, as a test needs them. */
record DataFiles(Path folder) {
    DataFiles picture(String name, int width, int height) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            String form = name.substring(name.lastIndexOf('.') + 1);
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), form, file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Writes text; single quotes stand for double ones. */
    DataFiles text(String name, String text) {
        return text(name, text, StandardCharsets.UTF_8);
    }

    DataFiles text(String name, String text, Charset charset) {
        try {
            Files.write(folder.resolve(name), text.replace('\'', '"').getBytes(charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    DataSet open(DataSet.Options options) {
        return DataSet.open(folder, Optional.empty(), options);
    }

    List<Example> read() {
        return read(Optional.empty());
    }

    List<Example> read(Optional<Format> format) {
        try (DataSet data = DataSet.open(folder, format, DataSet.Options.STRICT)) {
            return all(data);
        }
    }

    /** Reads all and tells what was left out. */
    Findings skipping() {
        try (DataSet data = open(DataSet.Options.STRICT.skippingBad())) {
            all(data);
            return data.findings();
        }
    }

    static List<Example> all(DataSet data) {
        List<Example> all = new java.util.ArrayList<>();
        data.forEach(all::add);
        return all;
    }
}
