package org.pixelllm.data.scenes;

/** What a part of a drawing is filled with: a shade of the object's own colour, or a neutral material. */
enum Tint {
    BODY, DARK, LIGHT, INK, GLASS, WOOD, LEAF, FLAME, PAPER;

    int rgb(Colour colour, int body) {
        return switch (this) {
            case BODY -> body;
            case DARK -> colour == Colour.BLACK ? Rgb.of(84, 84, 90) : Rgb.mix(body, Rgb.INK, 0.30);
            case LIGHT -> colour == Colour.WHITE ? Rgb.of(196, 198, 204) : Rgb.mix(body, Rgb.WHITE, 0.50);
            case INK -> Rgb.INK;
            case GLASS -> Rgb.of(206, 230, 240);
            case WOOD -> Rgb.of(104, 70, 44);
            case LEAF -> Rgb.of(70, 140, 70);
            case FLAME -> Rgb.of(250, 170, 50);
            case PAPER -> Rgb.of(240, 232, 214);
        };
    }
}
