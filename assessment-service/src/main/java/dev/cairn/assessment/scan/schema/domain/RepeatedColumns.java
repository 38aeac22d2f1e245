package dev.cairn.assessment.scan.schema.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Groups of columns that say the same several times, such as {@code phone1} and {@code phone2}, and belong into rows of
 * a table of their own.
 *
 * <p>A group has two members at least whose numbers follow each other from 0 or 1. Names in which the number is part of
 * a word, such as {@code sha1} and {@code sha256} or {@code ipv4} and {@code ipv6}, do not count from one.
 */
public final class RepeatedColumns {

    /** Columns of one table that differ by a number only. */
    public record Group(Table table, List<Column> columns) {}

    private static final Pattern NUMBERED = Pattern.compile("(.*?[a-z])_?(\\d{1,2})(_?[a-z][a-z_]*)?");

    /** Lines of an address are one text in several pieces, not a list. */
    private static final Set<String> PIECES = Set.of(
            "line",
            "addressline",
            "address_line",
            "addr_line",
            "street_line",
            "md",
            "sha",
            "oauth",
            "utf",
            "base",
            "ipv",
            "h",
            "s",
            "v");

    private RepeatedColumns() {}

    /** The groups of one table, in the order of their names. */
    public static List<Group> of(Table table) {
        Map<String, TreeMap<Integer, Column>> byName = new TreeMap<>();
        Set<String> plain = new HashSet<>();
        for (Column column : table.columns()) {
            String name = column.name().toLowerCase(Locale.ROOT);
            plain.add(name);
            Matcher numbered = NUMBERED.matcher(name);
            if (numbered.matches() && !PIECES.contains(numbered.group(1))) {
                String rest = numbered.group(3) == null ? "" : numbered.group(3);
                byName.computeIfAbsent(numbered.group(1) + "#" + rest, n -> new TreeMap<>())
                        .put(Integer.parseInt(numbered.group(2)), column);
            }
        }
        List<Group> groups = new ArrayList<>();
        byName.forEach((name, members) -> {
            if (follows(members.navigableKeySet().stream().toList(), plain.contains(name.replace("#", "")))) {
                groups.add(new Group(table, List.copyOf(members.values())));
            }
        });
        return groups;
    }

    /** From 0 or 1 on, or from 2 on when the first has no number. */
    private static boolean follows(List<Integer> numbers, boolean unnumberedFirst) {
        int first = numbers.get(0);
        boolean starts = first <= 1 || first == 2 && unnumberedFirst;
        int needed = first == 2 ? 1 : 2;
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) != first + i) {
                return starts && i >= needed;
            }
        }
        return starts && numbers.size() >= needed;
    }
}
