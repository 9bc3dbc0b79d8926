package org.pixelllm.magics;

import java.nio.file.Path;
import org.pixelllm.weights.ComponentImport;
import org.pixelllm.weights.ImportWatcher;

/** Public checkpoints of the model's parts. */
record PartsSource(ComponentImport parts) implements ImportSource {
    @Override
    public String into(Path folder, ImportWatcher watcher) {
        ComponentImport.Report report = parts.into(folder, watcher);
        ImportTold told = new ImportTold();
        report.parts().forEach(part -> told.part(part.name(), part.origin().isEmpty()
                ? "begins anew, seed " + parts.seed()
                : part.origin(), part.parameters()));
        told.left("Has no place for", report.unused());
        return told.text(folder, report.tokenized());
    }
}
