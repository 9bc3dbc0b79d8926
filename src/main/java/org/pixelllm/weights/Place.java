package org.pixelllm.weights;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the files of a model are. */
sealed interface Place {
    /** Names of the models in the jar. */
    List<String> BUILT_IN = List.of("scenes");

    /** Opens one of the model's files. */
    InputStream open(String file) throws IOException;

    /** Returns what the user calls a file of the model. */
    String name(String file);

    /** A folder on disk. */
    record Folder(Path path) implements Place {
        @Override
        public InputStream open(String file) throws IOException {
            Path inside = path.resolve(file);
            if (!Files.isRegularFile(inside)) {
                throw new FileNotFoundException(inside.toString());
            }
            return new BufferedInputStream(Files.newInputStream(inside));
        }

        @Override
        public String name(String file) {
            return path.resolve(file).toString();
        }
    }

    /** A model that ships in the jar. */
    record InJar(String model) implements Place {
        @Override
        public InputStream open(String file) throws IOException {
            InputStream in = Place.class.getResourceAsStream("/org/pixelllm/models/" + model + "/" + file);
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            return new BufferedInputStream(in);
        }

        @Override
        public String name(String file) {
            return model + "/" + file;
        }
    }
}
