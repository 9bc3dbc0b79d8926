package org.pixelllm.report;

import org.pixelllm.Explanation;

/** What a reader should know before he believes the heat. */
final class ExplanationNotes {
    private static final double WORTH_TELLING = 0.005;

    private ExplanationNotes() {}

    static String of(Explanation explanation) {
        int tokens = explanation.words().isEmpty() ? 0 : explanation.words().get(0).tokens().size();
        double padding = explanation.words().stream().mapToDouble(word -> word.padding()).average().orElse(0);
        String note = "Bars: how the word shares its attention among the " + tokens + " visual tokens. "
                + "Heat: the same, carried on to where each token read the picture last; what tokens tell each other in "
                + "between is left out, so heat shows where the model looked, not why it said the word. "
                + "Before you point at a word, all visual tokens count alike.";
        return padding < WORTH_TELLING
                ? note
                : note + " On average " + HeatScale.percent(padding)
                        + " fell beside the picture, where its square input is empty, and is left out.";
    }
}
