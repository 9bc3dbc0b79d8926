package org.pixelllm.image;

/** The two orders in which files write the bytes of a number. */
enum Bytes {
    BIG, LITTLE;

    /** Reads an unsigned number of up to four bytes; what lies past the end of the file reads as 0. */
    int number(byte[] file, int at, int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            int index = at + (this == BIG ? i : count - 1 - i);
            number = number << 8 | (index >= 0 && index < file.length ? file[index] & 255 : 0);
        }
        return number;
    }
}
