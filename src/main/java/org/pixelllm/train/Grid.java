package org.pixelllm.train;

/** How a number of tokens is spread over a picture, row by row, with at least as many rows as columns. */
record Grid(int rows, int columns) {
    static Grid of(int count) {
        int columns = (int) Math.floor(Math.sqrt(count));
        while (count % columns != 0) {
            columns--;
        }
        return new Grid(count / columns, columns);
    }
}
