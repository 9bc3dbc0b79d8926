package org.pixelllm.image;

/** Which way up a camera was held, as EXIF tells it, and how to put the picture upright. */
final class ExifOrientation {
    private static final int TAG = 0x0112;
    private static final int HEADER = 6; // "Exif" and two zeros
    private static final int ENTRY = 12;

    private ExifOrientation() {}

    /** Returns the orientation, 1 (upright) to 8, that the body of an APP1 segment tells; 1 where it tells none. */
    static int of(byte[] app1) {
        if (!JpegSegments.begins(app1, "Exif\0\0")) {
            return 1;
        }
        Bytes order = app1.length > HEADER && app1[HEADER] == 'I' ? Bytes.LITTLE : Bytes.BIG;
        int directory = HEADER + order.number(app1, HEADER + 4, 4);
        int entries = directory < HEADER ? 0 : order.number(app1, directory, 2); // at most 65,535
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY;
            if (order.number(app1, entry, 2) == TAG) {
                int value = order.number(app1, entry + 8, 2);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    /** Returns the picture upright. */
    static Picture upright(Picture picture, int orientation) {
        if (orientation == 1) {
            return picture;
        }
        boolean turned = orientation > 4;
        int width = turned ? picture.height() : picture.width();
        int height = turned ? picture.width() : picture.height();
        byte[] rgb = new byte[picture.rgb().length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = source(x, y, picture.width(), picture.height(), orientation);
                System.arraycopy(picture.rgb(), 3 * from, rgb, 3 * (y * width + x), 3);
            }
        }
        return new Picture(width, height, rgb);
    }

    /** Returns the index of the stored pixel that belongs at (x, y) of the upright picture. */
    private static int source(int x, int y, int width, int height, int orientation) {
        int right = width - 1;
        int bottom = height - 1;
        return switch (orientation) {
            case 2 -> y * width + right - x;
            case 3 -> (bottom - y) * width + right - x;
            case 4 -> (bottom - y) * width + x;
            case 5 -> x * width + y;
            case 6 -> (bottom - x) * width + y;
            case 7 -> (bottom - x) * width + right - y;
            case 8 -> x * width + right - y;
            default -> y * width + x;
        };
    }
}
