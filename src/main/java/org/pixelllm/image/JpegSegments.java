package org.pixelllm.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the segments of a JPEG file say beside its pixels.
 *
 * @param orientation of EXIF, 1 (upright) to 8
 * @param components colours of a pixel: 1 gray, 3 light, 4 inks
 * @param adobeTransform how Adobe's marker says that colours are stored: 0 as they are, 1 YCbCr, 2 YCCK; -1 without it
 * @param complete whether the end marker follows the pixels
 */
record JpegSegments(int orientation, int components, int adobeTransform, boolean complete) {
    private static final int START_OF_SCAN = 0xDA;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;

    /** Walks the file; broken segments end the walk and are for the decoder to report. */
    static JpegSegments of(byte[] file) {
        int orientation = 1;
        int components = 0;
        int transform = -1;
        int at = 2;
        while (at + 4 <= file.length && (file[at] & 255) == 0xFF) {
            int marker = file[at + 1] & 255;
            if (marker == 0xFF) { // padding
                at++;
                continue;
            }
            if (marker == START_OF_SCAN) {
                break;
            }
            int end = Math.min(file.length, at + 2 + Math.max(2, Bytes.BIG.number(file, at + 2, 2)));
            byte[] body = Arrays.copyOfRange(file, Math.min(at + 4, end), end);
            if (marker == APP1 && orientation == 1) {
                orientation = ExifOrientation.of(body);
            } else if (isFrame(marker) && body.length > 5) {
                components = body[5] & 255;
            } else if (marker == APP14 && body.length >= 12 && begins(body, "Adobe")) {
                transform = body[11] & 255;
            }
            at = end;
        }
        return new JpegSegments(orientation, components, transform, ends(file, at));
    }

    /** Frames of every coding are 0xC0 to 0xCF, but for the three tables among them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** Within the pixels 0xFF is always followed by 0 or a restart marker, so the end cannot be mistaken. */
    private static boolean ends(byte[] file, int from) {
        for (int i = file.length - 2; i >= from; i--) {
            if ((file[i] & 255) == 0xFF && (file[i + 1] & 255) == 0xD9) {
                return true;
            }
        }
        return false;
    }

    static boolean begins(byte[] body, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.ISO_8859_1);
        return body.length >= wanted.length && Arrays.equals(wanted, 0, wanted.length, body, 0, wanted.length);
    }
}
