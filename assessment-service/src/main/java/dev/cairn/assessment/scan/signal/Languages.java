package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.tree.Language;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Languages by share of source bytes. */
record Languages(Map<Language, Long> bytes, long total) {

    private static final double LEAST = 0.01;

    static Languages of(Tree tree, Packages packages, String folder, boolean whole) {
        Map<Language, Long> bytes = new EnumMap<>(Language.class);
        long total = 0;
        for (ScannedFile file : tree.files()) {
            if (Sources.counts(file) && (whole || packages.of(file.path()).equals(folder))) {
                bytes.merge(file.language().orElseThrow(), file.size(), Long::sum);
                total += file.size();
            }
        }
        return new Languages(bytes, total);
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

    /** Share of the largest, 0 when there is no source. */
    double mainShare() {
        return bytes.keySet().stream().mapToDouble(this::share).max().orElse(0);
    }

    private double share(Language language) {
        return total == 0 ? 0 : (double) bytes.getOrDefault(language, 0L) / total;
    }
}
