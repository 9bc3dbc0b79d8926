package org.pixelllm.eval.task;

import java.util.List;
import java.util.Optional;
import org.pixelllm.Word;
import org.pixelllm.eval.DensePrediction;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.RunLength;

/** What a model answers to one question. */
public sealed interface Prediction {
    /** Returns the question's id. */
    String id();

    /**
     * A caption of a picture or of a box.
     *
     * @param words with their places, where the model tells them
     */
    record Said(String id, String caption, List<Word> words) implements Prediction {
        public Said {
            words = List.copyOf(words);
        }
    }

    /**
     * What an expression means.
     *
     * @param box in pixels
     * @param mask where the model tells it
     * @param words of the expression with their places, where the model tells them
     */
    record Found(String id, Box box, Optional<RunLength> mask, List<Word> words) implements Prediction {
        public Found {
            words = List.copyOf(words);
        }
    }

    /**
     * Where the words of a given caption are.
     *
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param words of the caption with their places; they may be cut otherwise than at spaces
     */
    record Pointed(String id, int width, int height, List<Word> words) implements Prediction {
        public Pointed {
            words = List.copyOf(words);
        }
    }

    /** Regions with captions. */
    record Described(String id, List<DensePrediction> regions) implements Prediction {
        public Described {
            regions = List.copyOf(regions);
        }
    }

    /** Nothing: the model could not take the question, say for a word that it does not know. */
    record Refused(String id, String why) implements Prediction {}
}
