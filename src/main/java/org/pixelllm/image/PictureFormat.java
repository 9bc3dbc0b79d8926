package org.pixelllm.image;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The kinds of picture file that can be read, told by their first bytes and never by their name. */
enum PictureFormat {
    PNG("\u0089PNG\r\n\u001a\n"), JPEG("\u00ff\u00d8\u00ff"), GIF("GIF8"), BMP("BM");

    private static final Map<String, String> FOREIGN = new LinkedHashMap<>();
    static {
        FOREIGN.put("RIFF", "a RIFF file (WebP, WAV, AVI)");
        FOREIGN.put("II*\0", "a TIFF picture");
        FOREIGN.put("MM\0*", "a TIFF picture");
        FOREIGN.put("%PDF", "a PDF document");
        FOREIGN.put("<svg", "an SVG drawing");
        FOREIGN.put("<?xml", "an XML document, perhaps an SVG drawing");
        FOREIGN.put("<!DOCTYPE", "a web page");
        FOREIGN.put("<html", "a web page");
        FOREIGN.put("PK\u0003\u0004", "a zip archive");
        FOREIGN.put("version https://git-lfs", "a Git LFS pointer: the picture itself was never fetched");
    }

    private final String magic;

    PictureFormat(String magic) {
        this.magic = magic;
    }

    static Optional<PictureFormat> of(byte[] file) {
        for (PictureFormat format : values()) {
            if (begins(file, format.magic)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Says in the user's words what a file is that is no picture. */
    static String describe(byte[] file) {
        if (file.length == 0) {
            return "an empty file";
        }
        for (var foreign : FOREIGN.entrySet()) {
            if (begins(file, foreign.getKey())) {
                return foreign.getValue();
            }
        }
        if (file.length > 11 && new String(file, 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp")) {
            return "a HEIC or AVIF picture, or a film";
        }
        return "a file of " + file.length + " bytes of another kind";
    }

    private static boolean begins(byte[] file, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < wanted.length; i++) {
            if (i >= file.length || file[i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
