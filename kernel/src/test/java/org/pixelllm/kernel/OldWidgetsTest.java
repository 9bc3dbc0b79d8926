package org.pixelllm.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pixelllm.kernel.wire.Json;

class OldWidgetsTest extends WithKernel {
    @Test
    void aPageWithWidgetsThatAreTooOldGetsTheGridAlone() throws Exception {
        talk.listen(talk.client.tell("comm_open",
                Json.object("comm_id", "v", "target_name", "jupyter.widget.version"), List.of()));
        var heard = talk.run("%pixelllm explore scenes:27@128");

        assertEquals(List.of(), heard.all("comm_open"));
        assertTrue(heard.shown().get(0).startsWith("There is no panel here: this page has the Jupyter widgets of"),
                heard.shown().get(0));
    }
}
