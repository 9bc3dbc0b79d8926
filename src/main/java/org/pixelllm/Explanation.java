package org.pixelllm;

import java.util.List;
import java.util.Optional;
import org.pixelllm.weights.LoraChange;

/**
 * A caption with a look inside the model that said it.
 *
 * <p>A word's heat is composed of two attentions: that of the language model over the visual tokens, and that of each
 * visual token over the feature map when it read it last. What mixes the tokens in between (the language model's encoder,
 * and T5's has several layers) is ignored, and so is what the image encoder mixed before: a place of the map knows of its
 * neighbours. So heat shows where the model read, and is no proof of why it said a word.
 *
 * @param caption as {@link PixelLlm#caption} says it
 * @param words of the caption, in order
 * @param prompt heat of all visual tokens alike: where the prompt made the model look, whatever the word
 * @param stages the steps on the way, with the shapes of this very picture
 * @param lora what LoRA changed in the language model; empty where there is none
 * @param similarity to the visual tokens of another prompt, if it was asked
 */
public record Explanation(Caption caption, List<WordAttention> words, Heat prompt, List<Stage> stages,
        List<LoraChange> lora, Optional<Similarity> similarity) {
    public Explanation {
        words = List.copyOf(words);
        stages = List.copyOf(stages);
        lora = List.copyOf(lora);
    }

    /** Returns this with a comparison to another prompt. */
    public Explanation with(Similarity other) {
        return new Explanation(caption, words, prompt, stages, lora, Optional.of(other));
    }

    @Override
    public String toString() {
        return caption.text();
    }
}
