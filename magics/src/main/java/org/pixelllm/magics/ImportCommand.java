package org.pixelllm.magics;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.weights.ComponentImport;
import org.pixelllm.weights.ComponentImport.Language;
import org.pixelllm.weights.ImportWatcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "import", description = "Makes a model folder, either of a checkpoint of the published code (--flax, "
        + "--config), or of public checkpoints of its parts (--sam, --eva, and --t5 or --bert). Returns the folder.", footer = {
            "", "Example:",
            "  PROGRAM import --flax checkpoint --config config.json --vocab spiece.model --out my-model"})
final class ImportCommand implements Callable<Path> {
    private final Desk desk;

    @Option(names = "--flax", paramLabel = "FILE", description = "A Flax checkpoint: a train state, of which everything but the parameters is ignored.")
    private Path flax;

    @Option(names = "--config", paramLabel = "FILE", description = "The published configuration that it was trained with, as JSON.")
    private Path config;

    @Option(names = "--sam", paramLabel = "DIR", description = "Segment Anything as Hugging Face stores it, such as facebook/sam-vit-base: folder or file.")
    private Path sam;

    @Option(names = "--eva", paramLabel = "DIR", description = "EVA-02 as timm stores it, such as eva02_base_patch14_224: folder or file.")
    private Path eva;

    @Option(names = "--t5", paramLabel = "DIR", description = "The language model: T5 1.1 or Flan-T5 as Hugging Face stores it.")
    private Path t5;

    @Option(names = "--bert", paramLabel = "DIR", description = "Or another: BERT, or GIT itself, as Hugging Face stores it.")
    private Path bert;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Draws the parts that have no public weights; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--vocab", paramLabel = "FILE", description = "The language model's vocab.txt, spiece.model or tokenizer.json; it is copied. The one beside --t5 or --bert is found.")
    private Path vocabulary;

    @Option(names = "--out", paramLabel = "MODEL", required = true, description = "The model folder to write.")
    private Path out;

    ImportCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Path call() throws InterruptedException {
        Path folder = desk.path(out.toString());
        Watch watch = new Watch();
        try {
            String told = source().into(folder, watch);
            watch.done();
            desk.show(told);
            return folder;
        } catch (CancellationException e) {
            throw new InterruptedException(e.getMessage());
        }
    }

    private ImportSource source() {
        boolean published = given(flax, config);
        if (published == given(sam, eva, t5, bert)) {
            throw published
                    ? UserProblem.that("got two sources for import").line("try", "a checkpoint of the published code "
                            + "(--flax), or of the parts (--sam, --eva, --t5), but not both")
                    : UserProblem.that("needs a source for import")
                            .line("either", "--flax FILE --config FILE --out MODEL")
                            .line("or", "--sam DIR --eva DIR --t5 DIR --out MODEL")
                            .line("try", desk.program() + " help import");
        }
        Optional<Path> words = Optional.ofNullable(vocabulary).map(file -> desk.path(file.toString()));
        return published
                ? new PublishedSource(needed("--flax", flax), needed("--config", config), words)
                : new PartsSource(new ComponentImport(needed("--sam", sam), needed("--eva", eva), language(words),
                        seed));
    }

    private Language language(Optional<Path> words) {
        if (t5 != null && bert != null) {
            throw UserProblem.that("got two language models for import").line("try", "either --t5 or --bert");
        }
        return bert != null
                ? new Language(Language.Kind.BERT, needed("--bert", bert), words)
                : new Language(Language.Kind.T5, needed("--t5 or --bert", t5), words);
    }

    private static boolean given(Path... paths) {
        return Stream.of(paths).anyMatch(path -> path != null);
    }

    private Path needed(String option, Path path) {
        if (path == null) {
            throw UserProblem.that("needs " + option + " for import").line("try", desk.program() + " help import");
        }
        return desk.path(path.toString());
    }

    /** Tells progress, and ends the import when the user interrupts it. */
    private final class Watch implements ImportWatcher {
        private Progress progress;

        @Override
        public void at(int tensor, int of) {
            if (Thread.interrupted()) {
                throw new CancellationException("the import was interrupted; nothing was written");
            }
            if (progress == null) {
                progress = new Progress(desk.host(), "copying", of);
            }
            progress.at(tensor, "tensors");
        }

        void done() {
            if (progress != null) {
                progress.done("copied all tensors");
            }
        }
    }
}
