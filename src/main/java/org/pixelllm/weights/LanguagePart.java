package org.pixelllm.weights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.pixelllm.model.GitConfig;
import org.pixelllm.model.HeadConfig;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.Presets;
import org.pixelllm.model.TextIds;
import org.pixelllm.text.Tokenizer;
import org.pixelllm.text.TokenizerFile;
import org.pixelllm.weights.ComponentImport.Language;

/**
 * A language model's checkpoint.
 *
 * @param tensors under our names, those left out that the head has no place for
 * @param head its shape, adapted as published
 * @param tokenizer of the same folder, if there is one
 * @param fresh parameters of the head that such checkpoints do not have
 */
record LanguagePart(RenamedTensors tensors, HeadConfig head, Optional<Tokenizer> tokenizer, Pattern fresh)
        implements
            AutoCloseable {
    private static final Pattern LORA = Pattern.compile("textual/.*_lora");
    private static final Pattern OUTPUTS = Pattern.compile("textual/(output|visual_projection\\.[01])/.*");
    private static final Pattern LAYER = Pattern.compile("textual/transformer/encoder/layer\\.(\\d+)/.*");
    private static final int BERT_LAYERS = 6; // of PixelLLM's head; BERT has more

    /** Opens T5 1.1 or Flan-T5. */
    static LanguagePart t5(Language language) {
        return opened(PublicWeights.T5, language.weights(), tensors -> {
            HeadConfig head = new T5Shape(tensors, language.weights()).text(Presets.LENGTH, LoraConfig.PUBLISHED);
            return new LanguagePart(tensors, head, tokenizer(language), LORA);
        });
    }

    /** Opens BERT, or GIT itself, which has an output and, if the width agrees, a projection of its own. */
    static LanguagePart bert(Language language) {
        boolean git = isGit(language.weights());
        return opened(git ? PublicWeights.GIT : PublicWeights.BERT, language.weights(),
                tensors -> bert(tensors, language, git));
    }

    private static LanguagePart bert(RenamedTensors tensors, Language language, boolean git) {
        Optional<Tokenizer> tokenizer = tokenizer(language);
        BertShape shape = new BertShape(tensors, language.weights());
        TextIds ids = tokenizer.map(t -> new TextIds(t.begin(), t.end())).orElseGet(shape::ids);
        int visual = Presets.VISUAL_WIDTH;
        GitConfig head = shape.text(visual, git ? Integer.MAX_VALUE : BERT_LAYERS,
                Presets.LENGTH, ids);
        int projected = new Shapes(tensors).size("textual/visual_projection.0/kernel", 0, visual);
        tensors.leaveOut(name -> layer(name) >= head.layers()
                || projected != visual && name.startsWith("textual/visual_projection."));
        return new LanguagePart(tensors, head, tokenizer, OUTPUTS);
    }

    private static LanguagePart opened(PublicWeights library, Path fileOrFolder,
            Function<RenamedTensors, LanguagePart> reader) {
        RenamedTensors tensors = library.renamed(fileOrFolder);
        try {
            return reader.apply(tensors);
        } catch (RuntimeException e) {
            tensors.close();
            throw e;
        }
    }

    private static int layer(String name) {
        var found = LAYER.matcher(name);
        return found.matches() ? Integer.parseInt(found.group(1)) : -1;
    }

    private static boolean isGit(Path fileOrFolder) {
        try (Tensors library = Tensors.open(fileOrFolder)) {
            return library.table().keySet().stream().anyMatch(name -> name.startsWith("git."));
        }
    }

    private static Optional<Tokenizer> tokenizer(Language language) {
        return language.tokenizer().or(() -> beside(language.weights())).map(TokenizerFile::read);
    }

    private static Optional<Path> beside(Path weights) {
        Path folder = Files.isDirectory(weights) ? weights : weights.toAbsolutePath().getParent();
        return TokenizerFile.NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
    }

    @Override
    public void close() {
        tensors.close();
    }
}
