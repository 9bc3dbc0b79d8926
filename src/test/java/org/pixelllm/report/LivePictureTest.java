package org.pixelllm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pixelllm.Caption;
import org.pixelllm.Prompt;
import org.pixelllm.Word;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.geometry.Point;
import org.pixelllm.image.Picture;

class LivePictureTest {
    @Test
    void anOverlayIsTheSameMarksOverAPictureThatIsEncodedOnce() {
        Picture picture = Scene.of(3, 96, 64).picture();
        LivePicture live = new LivePicture(picture, Detail.SCREEN);
        for (int x : new int[]{10, 40}) {
            Overlay overlay = Overlay.of(picture,
                    new Caption("a car", List.of(new Word("car", 2, 5, List.of(new Point(x, 20)))), 0, Prompt.WHOLE));
            assertEquals(withoutPictures(overlay.html()), withoutPictures(live.html(overlay)));
        }
    }

    private static String withoutPictures(String html) {
        return html.replaceAll("data:image/[^\"]*", "");
    }
}
