package dev.cairn.assessment.assess.domain;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Of jobs that need each other, finds the set that is worth most per day, where a set must hold all that its jobs need.
 *
 * <p>Dinkelbach's method: for a guessed ratio, a set that beats it is a closure of greatest weight, which is a minimum cut
 * (Picard 1976); its own ratio is the next guess, until none beats it. All numbers are whole, so the answer is exact and
 * the same on every machine. Sizes are tens of jobs, so the flow takes the simplest shortest augmenting paths.
 */
final class BestShare {

    private final long[] values;
    private final long[] days;
    private final List<List<Integer>> needs;

    /**
     * Takes the jobs.
     *
     * @param values what each is worth, more than 0
     * @param days what each takes, more than 0
     * @param needs for each the jobs that come before it
     */
    BestShare(long[] values, long[] days, List<List<Integer>> needs) {
        this.values = values.clone();
        this.days = days.clone();
        this.needs = needs;
    }

    /** The members of a set of the best ratio; all jobs if no smaller set is better. */
    BitSet find() {
        BitSet best = new BitSet();
        best.set(0, values.length);
        while (true) {
            BitSet better = closureBeating(sum(values, best), sum(days, best));
            if (better.isEmpty()) {
                return best;
            }
            best = better;
        }
    }

    private static long sum(long[] numbers, BitSet members) {
        return members.stream().mapToLong(i -> numbers[i]).sum();
    }

    /** The closure that is worth most above the ratio {@code value / time}; empty if none is worth more than that. */
    private BitSet closureBeating(long value, long time) {
        int n = values.length;
        int source = n;
        int sink = n + 1;
        long[][] capacity = new long[n + 2][n + 2];
        long most = 1;
        for (int i = 0; i < n; i++) {
            long gain = values[i] * time - value * days[i];
            capacity[source][i] = Math.max(0, gain);
            capacity[i][sink] = Math.max(0, -gain);
            most += Math.abs(gain);
        }
        for (int i = 0; i < n; i++) {
            for (int need : needs.get(i)) {
                capacity[i][need] = most;
            }
        }
        int[] cameFrom = reach(capacity, source);
        while (cameFrom[sink] >= 0) {
            push(capacity, cameFrom, source, sink);
            cameFrom = reach(capacity, source);
        }
        BitSet closure = new BitSet();
        for (int i = 0; i < n; i++) {
            closure.set(i, cameFrom[i] >= 0);
        }
        return closure;
    }

    private static int[] reach(long[][] capacity, int source) {
        int[] cameFrom = new int[capacity.length];
        Arrays.fill(cameFrom, -1);
        cameFrom[source] = source;
        Deque<Integer> open = new ArrayDeque<>(List.of(source));
        while (!open.isEmpty()) {
            int from = open.remove();
            for (int to = 0; to < capacity.length; to++) {
                if (cameFrom[to] < 0 && capacity[from][to] > 0) {
                    cameFrom[to] = from;
                    open.add(to);
                }
            }
        }
        return cameFrom;
    }

    private static void push(long[][] capacity, int[] cameFrom, int source, int sink) {
        long amount = Long.MAX_VALUE;
        for (int to = sink; to != source; to = cameFrom[to]) {
            amount = Math.min(amount, capacity[cameFrom[to]][to]);
        }
        for (int to = sink; to != source; to = cameFrom[to]) {
            capacity[cameFrom[to]][to] -= amount;
            capacity[to][cameFrom[to]] += amount;
        }
    }
}
