package dev.cairn.assessment.scan.contradiction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A released version of numbers alone; any other is not compared. Zeros at the end mean nothing. */
record Version(List<Integer> numbers) implements Comparable<Version> {

    private static final Pattern WRITTEN = Pattern.compile("v?+\\d{1,9}(?:\\.\\d{1,9}){0,5}+");

    static Optional<Version> of(String written) {
        if (!WRITTEN.matcher(written).matches()) {
            return Optional.empty();
        }
        List<Integer> numbers = new ArrayList<>();
        for (String number : (written.startsWith("v") ? written.substring(1) : written).split("\\.")) {
            numbers.add(Integer.valueOf(number));
        }
        return Optional.of(new Version(List.copyOf(numbers)));
    }

    /** The first version that differs in the number at this place or before it, and is higher. */
    Version after(int place) {
        List<Integer> bumped = new ArrayList<>(numbers.subList(0, place + 1));
        bumped.set(place, bumped.get(place) + 1);
        return new Version(List.copyOf(bumped));
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int own = i < numbers.size() ? numbers.get(i) : 0;
            int others = i < other.numbers.size() ? other.numbers.get(i) : 0;
            if (own != others) {
                return Integer.compare(own, others);
            }
        }
        return 0;
    }
}
