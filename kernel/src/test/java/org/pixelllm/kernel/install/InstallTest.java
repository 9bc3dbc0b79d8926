package org.pixelllm.kernel.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallTest {
    @TempDir
    Path folder;

    @Test
    void theSpecificationNamesJavaByItsFullPath() throws Exception {
        KernelSpec spec = KernelSpec.in(JupyterFolder.under(folder));
        spec.write();

        Path file = folder.resolve("share/jupyter/kernels/pixelllm/kernel.json");
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertEquals("Java (PixelLLM)", json.get("display_name").getAsString());
        assertEquals("message", json.get("interrupt_mode").getAsString());
        assertTrue(Path.of(json.getAsJsonArray("argv").get(0).getAsString()).isAbsolute());
        assertTrue(json.getAsJsonArray("argv").toString().endsWith("\"kernel\",\"{connection_file}\"]"));
        assertTrue(Files.size(file.resolveSibling("logo-64x64.png")) > 0);
    }

    @Test
    void whatWasInstalledIsRemovedWhole() throws Exception {
        KernelSpec spec = KernelSpec.in(folder);
        spec.write();

        assertTrue(spec.remove());
        assertFalse(Files.exists(spec.folder()));
        assertFalse(spec.remove());
    }

    @Test
    void aFolderThatIsNoKernelIsLeftAlone() throws Exception {
        Path precious = Files.createDirectories(folder.resolve("pixelllm")).resolve("thesis.txt");
        Files.writeString(precious, "years of work");

        assertFalse(KernelSpec.in(folder).remove());
        assertTrue(Files.exists(precious));
    }

    @Test
    void everySystemHasItsFolder() {
        Path home = Path.of("/home/ada");

        assertEquals(home.resolve(".local/share/jupyter/kernels"),
                new JupyterFolder(Map.of(), home, "Linux").user());
        assertEquals(home.resolve("Library/Jupyter/kernels"), new JupyterFolder(Map.of(), home, "Mac OS X").user());
        assertEquals(Path.of("/data/roaming/jupyter/kernels"),
                new JupyterFolder(Map.of("APPDATA", "/data/roaming"), home, "Windows 11").user());
        assertEquals(Path.of("/jupyter/kernels"),
                new JupyterFolder(Map.of("JUPYTER_DATA_DIR", "/jupyter"), home, "Linux").user());
    }
}
