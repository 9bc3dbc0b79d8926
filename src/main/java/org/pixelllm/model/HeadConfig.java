package org.pixelllm.model;

import org.pixelllm.nn.Params;

/** Shape of a language model: T5's or GIT's. */
public sealed interface HeadConfig permits TextConfig, GitConfig {
    /** What a model's configuration calls each kind. */
    enum Kind {
        T5(TextConfig.class), GIT(GitConfig.class);

        private final Class<? extends HeadConfig> type;

        Kind(Class<? extends HeadConfig> type) {
            this.type = type;
        }

        /** Returns the record that holds a shape of this kind. */
        public Class<? extends HeadConfig> type() {
            return type;
        }

        /** Returns the kind of a shape. */
        public static Kind of(HeadConfig config) {
            return config instanceof TextConfig ? T5 : GIT;
        }
    }

    /** Returns the number of tokens (V). */
    int vocabulary();

    /** Returns the channels of a feature (D). */
    int width();

    /** Returns the channels of the visual tokens that it is given. */
    int visualWidth();

    /** Returns the longest text, begin and end included (L). */
    int maxLength();

    /** Returns the tokens that frame a text. */
    TextIds ids();

    /** Asks for a language model of this shape, in the scope {@code textual} of the published names. */
    TextHead head(Params p);
}
