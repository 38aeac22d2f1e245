package dev.cairn.notification.schedule.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lays the turns of layers over each other: the highest priority that has somebody wins. */
final class Layering {

    private final List<Layer> layers;
    private final List<List<Turn>> turns = new ArrayList<>();
    private final int[] position;

    private Layering(Version version, List<Absence> absences, Instant from, Instant to) {
        this.layers = version.layers();
        this.position = new int[layers.size()];
        layers.forEach(layer -> turns.add(present(layer.turns(from, to), absences)));
    }

    /** What the layers of a version say of an interval, without holes in between. */
    static List<Segment> of(Version version, List<Absence> absences, Instant from, Instant to) {
        return new Layering(version, absences, from, to).segments(from, to);
    }

    private List<Segment> segments(Instant from, Instant to) {
        var cuts = new TreeSet<Instant>(List.of(from, to));
        turns.forEach(ofLayer -> ofLayer.forEach(turn -> {
            cuts.add(turn.start());
            cuts.add(turn.end());
        }));
        var segments = new ArrayList<Segment>(cuts.size());
        Instant start = null;
        for (Instant cut : cuts) {
            if (start != null) {
                segments.add(new Segment(start, cut, at(start)));
            }
            start = cut;
        }
        return segments;
    }

    /** To be asked in the order of time. */
    private List<Duty> at(Instant at) {
        var duties = new ArrayList<Duty>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            if (!duties.isEmpty() && layers.get(i - 1).priority() != layer.priority()) {
                break;
            }
            List<Turn> ofLayer = turns.get(i);
            while (position[i] < ofLayer.size()
                    && !ofLayer.get(position[i]).end().isAfter(at)) {
                position[i]++;
            }
            if (position[i] < ofLayer.size()
                    && !ofLayer.get(position[i]).start().isAfter(at)) {
                People.add(duties, new Duty(ofLayer.get(position[i]).person(), Duty.Source.LAYER, layer.id()));
            }
        }
        return duties;
    }

    private static List<Turn> present(List<Turn> turns, List<Absence> absences) {
        List<Turn> present = turns;
        var people = turns.stream().map(Turn::person).collect(Collectors.toSet());
        for (Absence absence : absences) {
            if (!people.contains(absence.person())) {
                continue;
            }
            var left = new ArrayList<Turn>(present.size());
            for (Turn turn : present) {
                if (!turn.person().equals(absence.person())) {
                    left.add(turn);
                    continue;
                }
                add(left, turn, turn.start(), earlier(turn.end(), absence.start()));
                add(left, turn, later(turn.start(), absence.end()), turn.end());
            }
            present = left;
        }
        return present;
    }

    private static void add(List<Turn> turns, Turn turn, Instant start, Instant end) {
        if (start.isBefore(end)) {
            turns.add(new Turn(turn.number(), turn.person(), start, end));
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
