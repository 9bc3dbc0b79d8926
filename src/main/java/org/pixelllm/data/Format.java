package org.pixelllm.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.pixelllm.problem.Nearest;
import org.pixelllm.problem.UserProblem;

/** In which form a data set lies in its folder. */
public enum Format {
    /** JSON lines with spoken captions and mouse traces. */
    LOCALIZED_NARRATIVES("localized-narratives") {
        @Override
        ExampleSource open(List<Path> files, Reading reading) {
            return new RowExamples(new LineRows(files.get(0), reading.findings()), reading,
                    new NarrativesReader(reading));
        }
    },
    /** References as JSON and the {@code instances.json} that they speak of. */
    REFCOCO("refcoco"),
    /** Expressions as captions of images, as MDETR's files hold them. */
    MDETR("mdetr"),
    /** Objects with lists of expressions, as UNINEXT's files hold them. */
    UNINEXT("uninext") {
        @Override
        ExampleSource open(List<Path> files, Reading reading) {
            return new Neighbours(new RowExamples(
                    new SectionRows(files.get(0), reading.findings(), section -> true), reading,
                    new UninextReader(reading)));
        }
    },
    /** Region descriptions by picture. */
    VISUAL_GENOME("visual-genome") {
        @Override
        ExampleSource open(List<Path> files, Reading reading) {
            return new RowExamples(new SectionRows(files.get(0), reading.findings(), ""::equals), reading,
                    new RegionsReader(files.get(0), reading));
        }
    },
    /** Region descriptions as captions of COCO boxes, as GRiT's files hold them. */
    GRIT("grit"),
    /** Captions of whole pictures. */
    COCO_CAPTIONS("coco-captions"),
    /** Objects with boxes and masks. */
    COCO_INSTANCES("coco-instances"),
    /** Pictures and a JSON lines file written by hand. */
    PLAIN("plain") {
        @Override
        ExampleSource open(List<Path> files, Reading reading) {
            return new RowExamples(new LineRows(files.get(0), reading.findings()), reading, new PlainReader(reading));
        }
    };

    private final String word;

    Format(String word) {
        this.word = word;
    }

    /** Returns what the user types. */
    public String word() {
        return word;
    }

    /**
     * Finds a format by what the user typed.
     *
     * @throws UserProblem if there is none, with those that are similar
     */
    public static Format of(String typed) {
        List<String> words = Stream.of(values()).map(Format::word).toList();
        return Stream.of(values()).filter(format -> format.word.equalsIgnoreCase(typed)).findFirst()
                .orElseThrow(() -> {
                    List<String> near = Nearest.to(typed, words);
                    return UserProblem.that("does not know the format \"" + typed + "\"")
                            .line(near.isEmpty() ? "known" : "did you mean",
                                    String.join(near.isEmpty() ? ", " : "  or  ", near.isEmpty() ? words : near));
                });
    }

    /** Opens files that belong together. */
    ExampleSource open(List<Path> files, Reading reading) {
        return new Neighbours(new CocoReader(files, reading));
    }
}
