package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.tree.Language;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Languages by share of source bytes. */
record Languages(Map<Language, Long> bytes, long total) {

    private static final double LEAST = 0.01;

    /** No source at all. */
    static final Languages NONE = new Languages(Map.of(), 0);

    /** Of the whole tree. */
    static Languages of(Tree tree) {
        Map<Language, Long> bytes = new EnumMap<>(Language.class);
        for (ScannedFile file : tree.files()) {
            if (Sources.counts(file)) {
                bytes.merge(file.language().orElseThrow(), file.size(), Long::sum);
            }
        }
        return of(bytes);
    }

    /** Of each package that has any source, by its folder. */
    static Map<String, Languages> byPackage(Tree tree, Packages packages) {
        Map<String, Map<Language, Long>> bytes = new HashMap<>();
        for (ScannedFile file : tree.files()) {
            if (Sources.counts(file)) {
                bytes.computeIfAbsent(packages.of(file.path()), folder -> new EnumMap<>(Language.class))
                        .merge(file.language().orElseThrow(), file.size(), Long::sum);
            }
        }
        Map<String, Languages> languages = new HashMap<>();
        bytes.forEach((folder, own) -> languages.put(folder, of(own)));
        return languages;
    }

    private static Languages of(Map<Language, Long> bytes) {
        return new Languages(
                bytes, bytes.values().stream().mapToLong(Long::longValue).sum());
    }

    /** Ids of the languages with at least one percent, largest first. */
    List<String> ids() {
        return bytes.entrySet().stream()
                .filter(e -> share(e.getKey()) >= LEAST)
                .sorted(Map.Entry.<Language, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(e -> e.getKey().id())
                .toList();
    }

    /** Id of the largest, empty when there is no source. */
    String main() {
        return ids().isEmpty() ? "" : ids().get(0);
    }

    /** Share of the largest, 0 when there is no source. */
    double mainShare() {
        return bytes.keySet().stream().mapToDouble(this::share).max().orElse(0);
    }

    private double share(Language language) {
        return total == 0 ? 0 : (double) bytes.getOrDefault(language, 0L) / total;
    }
}
