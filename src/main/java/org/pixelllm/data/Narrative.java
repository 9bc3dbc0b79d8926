package org.pixelllm.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What somebody said of a whole picture.
 *
 * @param text the caption
 * @param utterances its pieces as spoken, with their places; empty for a caption without a mouse trace
 * @param words its words with their places, where a data set tells them itself
 */
public record Narrative(String text, List<Utterance> utterances, List<PlacedWord> words) {
    private static final Pattern WORD = Pattern.compile("\\S+");

    public Narrative {
        utterances = List.copyOf(utterances);
        words = List.copyOf(words);
    }

    /** A caption without places. */
    public static Narrative of(String text) {
        return new Narrative(text, List.of(), List.of());
    }

    /**
     * A caption that was spoken. Where it has as many words as were spoken, they are the same ones; otherwise each has the
     * place of the utterance at its position.
     */
    static Narrative spoken(String text, List<Utterance> utterances) {
        List<MatchResult> found = WORD.matcher(text).results().toList();
        List<Optional<Utterance>> heard = utterances.stream()
                .flatMap(u -> WORD.matcher(u.text()).results().map(word -> Optional.of(u))).toList();
        List<Optional<Utterance>> places = heard.size() == found.size()
                ? heard
                : Positions.spread(utterances, found.size());
        List<PlacedWord> words = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            MatchResult word = found.get(i);
            places.get(i).ifPresent(utterance -> words.add(
                    new PlacedWord(word.group(), word.start(), word.end(), utterance.inside())));
        }
        return new Narrative(text, utterances, words);
    }

    /**
     * Gives each token of the caption the utterance at its position, as the published pipeline does.
     *
     * @param tokens of the caption, without begin, end and padding
     * @return the utterance of each token; none where nothing was spoken over the picture
     */
    public List<Optional<Utterance>> spread(int tokens) {
        return Positions.spread(utterances, tokens);
    }
}
