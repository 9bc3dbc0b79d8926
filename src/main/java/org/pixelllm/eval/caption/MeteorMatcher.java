package org.pixelllm.eval.caption;

import java.util.ArrayList;
import java.util.List;

/** Lists all matches of two texts, for METEOR to choose from. */
final class MeteorMatcher {
    /** Words beyond these find no match, so that no text takes for ever. */
    private static final int COMPARED = 500;

    private final ParaphraseTable paraphrases;

    MeteorMatcher(ParaphraseTable paraphrases) {
        this.paraphrases = paraphrases;
    }

    /** Returns the matches that begin at each word of the reference, by stage, then by place in the caption. */
    List<List<MeteorMatch>> matches(List<MeteorWord> candidate, List<MeteorWord> reference) {
        List<MeteorWord> words = candidate.subList(0, Math.min(COMPARED, candidate.size()));
        boolean equal = texts(candidate).equals(texts(reference));
        List<List<MeteorMatch>> matches = new ArrayList<>(reference.size());
        for (int j = 0; j < reference.size(); j++) {
            List<MeteorMatch> here = new ArrayList<>();
            if (j < COMPARED) {
                addExact(words, reference.get(j), j, here);
                if (!equal) {
                    addStems(words, reference.get(j), j, here);
                    addSynonyms(words, reference.get(j), j, here);
                    paraphrases.addMatches(words, reference, j, here);
                }
            }
            matches.add(here);
        }
        return matches;
    }

    private static List<String> texts(List<MeteorWord> words) {
        return words.stream().map(MeteorWord::text).toList();
    }

    private static void addExact(List<MeteorWord> words, MeteorWord word, int j, List<MeteorMatch> into) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).text().equals(word.text())) {
                into.add(new MeteorMatch(MeteorStage.EXACT, i, j));
            }
        }
    }

    private static void addStems(List<MeteorWord> words, MeteorWord word, int j, List<MeteorMatch> into) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).stem().equals(word.stem()) && !words.get(i).text().equals(word.text())) {
                into.add(new MeteorMatch(MeteorStage.STEM, i, j));
            }
        }
    }

    private static void addSynonyms(List<MeteorWord> words, MeteorWord word, int j, List<MeteorMatch> into) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).sharesSense(word) && !words.get(i).text().equals(word.text())) {
                into.add(new MeteorMatch(MeteorStage.SYNONYM, i, j));
            }
        }
    }
}
