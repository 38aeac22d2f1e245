package dev.cairn.assessment.scan.schema.domain;

import java.util.List;
import java.util.Locale;

/**
 * An index, or a unique constraint, which every database keeps as one.
 *
 * @param name empty when none is given
 * @param columns in order; an expression stands as an empty name
 * @param whole whether it has every row of the table that a foreign key can point from; false for most partial indexes
 */
public record Index(String name, List<String> columns, boolean whole) {

    public Index {
        columns = List.copyOf(columns);
    }

    /** Whether rows can be found in it by these columns: they are its first ones, in any order. */
    boolean covers(List<String> wanted) {
        return whole && starts(columns, wanted);
    }

    static boolean starts(List<String> columns, List<String> wanted) {
        if (columns.size() < wanted.size()) {
            return false;
        }
        List<String> first = columns.subList(0, wanted.size()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        return wanted.stream().allMatch(name -> first.contains(name.toLowerCase(Locale.ROOT)));
    }
}
