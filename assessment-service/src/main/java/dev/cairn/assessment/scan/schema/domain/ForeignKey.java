package dev.cairn.assessment.scan.schema.domain;

import java.util.List;

/**
 * Columns that point to the key of another table.
 *
 * @param name of the constraint; empty when none is given
 * @param columns in order; never empty
 * @param target the other table; empty when the source does not tell
 * @param line where it is described, from 1
 */
public record ForeignKey(String name, List<String> columns, String target, int line) {

    public ForeignKey {
        columns = List.copyOf(columns);
    }
}
