package dev.cairn.kit.limits;

/** What one caller has used of the present window, here and, as far as it is known, at the other replicas. */
final class Budget {

    private final CallerKey caller;
    private long window;
    private long here;
    private long told;
    private long elsewhere;
    private boolean queued;

    Budget(CallerKey caller) {
        this.caller = caller;
    }

    CallerKey caller() {
        return caller;
    }

    /**
     * Uses one request.
     *
     * @return how many are left after it; negative when it is one too many, and then it is not counted
     */
    synchronized long use(long now, long quota) {
        enter(now);
        long left = quota - here - elsewhere;
        if (left <= 0) {
            return -1;
        }
        here++;
        return left - 1;
    }

    /** Whether this was not waiting to be told to the others; from now on it is. */
    synchronized boolean queue() {
        boolean first = !queued;
        queued = true;
        return first;
    }

    /** What was used in this window and not told yet. */
    synchronized long untold(long now) {
        enter(now);
        queued = false;
        return here - told;
    }

    /**
     * Takes in what all have used together.
     *
     * @param share what was told of ours
     */
    synchronized void settle(long then, long share, long total) {
        if (then == window) {
            told += share;
            elsewhere = Math.max(0, total - told);
        }
    }

    private void enter(long now) {
        if (now != window) {
            window = now;
            here = 0;
            told = 0;
            elsewhere = 0;
        }
    }
}
