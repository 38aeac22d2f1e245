package dev.cairn.assessment.scan.schema.sql;

import java.util.List;

/**
 * One step of a script in the form that all dialects share.
 *
 * @param sql to be parsed
 * @param line where the step is, from 1
 * @param columnLines where the columns are described, in their order
 * @param constraintLines where keys and indexes are described, in their order
 * @param whole for an index, whether it has every row that matters
 */
record Plain(String sql, int line, List<Integer> columnLines, List<Integer> constraintLines, boolean whole) {

    static Plain of(String sql, int line) {
        return new Plain(sql, line, List.of(), List.of(line), true);
    }
}
