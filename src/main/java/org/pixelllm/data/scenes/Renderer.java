package org.pixelllm.data.scenes;

import org.pixelllm.image.Picture;

/** Who draws a scene; what is in it, and where, stays the same. */
public enum Renderer {
    /** This project's own: the same bytes on every platform. */
    OWN {
        @Override
        public Picture draw(Scene scene) {
            return scene.picture();
        }
    },
    /**
     * Java's 2D library: other lines and anti-aliasing, the colours that programs know by name, plainer grounds, blur and
     * noise. No training sees such drawings; their bytes may differ between platforms.
     */
    JAVA2D {
        @Override
        public Picture draw(Scene scene) {
            return new Java2d(scene).picture();
        }
    };

    /** Draws a scene at its size. */
    public abstract Picture draw(Scene scene);
}
