package org.pixelllm.magics;

import java.nio.file.Path;
import java.util.Optional;
import org.pixelllm.weights.FlaxImport;
import org.pixelllm.weights.ImportWatcher;

/** A checkpoint of the published code, with its configuration and the tokenizer that the user brings. */
record PublishedSource(Path flax, Path config, Optional<Path> vocabulary) implements ImportSource {
    @Override
    public String into(Path folder, ImportWatcher watcher) {
        FlaxImport.Report report = new FlaxImport(flax, config, vocabulary).into(folder, watcher);
        ImportTold told = new ImportTold();
        report.parameters().forEach((part, count) -> told.part(part, "", count));
        told.left("Ignored what is no parameter", report.ignored());
        return told.text(folder, vocabulary.isPresent());
    }
}
