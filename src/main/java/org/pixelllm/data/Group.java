package org.pixelllm.data;

import java.util.List;

/**
 * All rows of one picture, whatever list and file they stand in.
 *
 * @param id of the picture
 * @param rows in the order of the files
 */
record Group(String id, List<Row> rows) {
    List<Row> of(String section) {
        return rows.stream().filter(row -> row.section().equals(section)).toList();
    }
}
