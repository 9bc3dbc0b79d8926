package org.pixelllm.data;

import java.util.Arrays;

/** Notices ids that appear twice, in little memory: 64 bits of each, and of the first millions only. */
final class SeenIds {
    private static final int MOST = 4_000_000;

    private long[] table = new long[1 << 10]; // open addressing; 0 is free
    private int size;

    /** Returns whether the id is new; true for all after the first four million. */
    boolean add(String id) {
        if (size >= MOST) {
            return true;
        }
        if (2 * size >= table.length) {
            grow();
        }
        long hash = hash(id);
        int at = slot(table, hash);
        if (table[at] == hash) {
            return false;
        }
        table[at] = hash;
        size++;
        return true;
    }

    private void grow() {
        long[] larger = new long[2 * table.length];
        Arrays.stream(table).filter(hash -> hash != 0).forEach(hash -> larger[slot(larger, hash)] = hash);
        table = larger;
    }

    private static int slot(long[] table, long hash) {
        int at = (int) (hash >>> 32) & table.length - 1;
        while (table[at] != 0 && table[at] != hash) {
            at = at + 1 & table.length - 1;
        }
        return at;
    }

    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L; // FNV-1a, mixed once more
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
