package org.pixelllm.magics;

import java.util.List;
import org.pixelllm.image.PictureReader;

/** Finds the pictures that a user names. */
final class Pictures {
    /** What a user may write, for the help of a verb. */
    static final String FORMS = "A path, a pattern such as \"*.jpg\", a variable of the notebook, or a drawn scene "
            + "such as scenes:7 or scenes:7@640x480.";

    private final Desk desk;

    Pictures(Desk desk) {
        this.desk = desk;
    }

    /** Returns the one picture of that name. */
    NamedPicture one(String name) {
        return resolve(List.of(name)).get(0);
    }

    /** Returns the pictures in the order of their names; none is read yet. */
    List<NamedPicture> resolve(List<String> names) {
        return names.stream().map(name -> new NamedPicture(name, () -> PictureReader.read(desk.path(name)))).toList();
    }
}
