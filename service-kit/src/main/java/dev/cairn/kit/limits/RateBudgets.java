package dev.cairn.kit.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * The budgets of all callers of a service, in fixed windows that begin at whole multiples of their length.
 *
 * <p>A request is counted in memory and never waits. What was counted is added to Redis in the background, at each call of
 * {@link #share}, and what the other replicas added comes back with it. So a budget may be exceeded by what the other
 * replicas let through since the last exchange: at most, for each of them, what reaches it in one interval and one trip to
 * Redis. Twice the budget can pass around the end of a window. While Redis is away each replica grants the whole budget by
 * its own count, and makes up for it in the first exchange that succeeds in the same window. An exchange that was carried
 * out, but whose answer was lost, is counted twice until the window ends.
 */
final class RateBudgets {

    /** An answer to one request; {@code left} is negative when it is refused. */
    record Verdict(long left, long secondsToReset) {
        boolean refused() {
            return left < 0;
        }
    }

    private record Share(Budget budget, long used) {}

    private static final int MOST_CALLERS = 100_000;
    private static final int MOST_AT_ONCE = 1_000;
    private static final long LONGEST_MILLIS = 1_000;

    private final Redis redis;
    private final Clock clock;
    private final String prefix;
    private final long quota;
    private final long windowMillis;
    private final LoadingCache<CallerKey, Budget> budgets;
    private final Queue<Budget> untold = new ConcurrentLinkedQueue<>();

    RateBudgets(Redis redis, Clock clock, String service, long quota, Duration window) {
        this.redis = redis;
        this.clock = clock;
        this.prefix = "cairn:rate:" + service + ":";
        this.quota = quota;
        this.windowMillis = window.toMillis();
        this.budgets = Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .expireAfterAccess(window.multipliedBy(2))
                .build(Budget::new);
    }

    /** Counts one request of a caller. */
    Verdict use(CallerKey caller) {
        long now = clock.millis();
        long window = now / windowMillis;
        Budget budget = budgets.get(caller);
        long left = budget.use(window, quota);
        if (left >= 0 && budget.queue()) {
            untold.add(budget);
        }
        long millisToReset = (window + 1) * windowMillis - now;
        return new Verdict(left, (millisToReset + 999) / 1000);
    }

    /** Tells the other replicas what was used here since the last time, and learns what they used. */
    Future<Void> share() {
        long window = clock.millis() / windowMillis;
        List<Share> shares = take(window);
        if (shares.isEmpty()) {
            return Future.succeededFuture();
        }
        return add(window, shares)
                .onSuccess(totals -> settle(window, shares, totals))
                .onFailure(failure -> shares.forEach(share -> {
                    if (share.budget().queue()) {
                        untold.add(share.budget());
                    }
                }))
                .mapEmpty();
    }

    private List<Share> take(long window) {
        var shares = new ArrayList<Share>();
        while (shares.size() < MOST_AT_ONCE) {
            Budget budget = untold.poll();
            if (budget == null) {
                break;
            }
            long used = budget.untold(window);
            if (used > 0) {
                shares.add(new Share(budget, used));
            }
        }
        return shares;
    }

    private Future<List<Response>> add(long window, List<Share> shares) {
        var commands = new ArrayList<Request>();
        for (Share share : shares) {
            String key = key(share.budget().caller(), window);
            commands.add(Request.cmd(Command.INCRBY).arg(key).arg(share.used()));
            commands.add(Request.cmd(Command.PEXPIRE).arg(key).arg(2 * windowMillis));
        }
        try {
            return redis.batch(commands).timeout(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private static void settle(long window, List<Share> shares, List<Response> answers) {
        for (int i = 0; i < shares.size(); i++) {
            Share share = shares.get(i);
            share.budget().settle(window, share.used(), answers.get(2 * i).toLong());
        }
    }

    private String key(CallerKey caller, long window) {
        return prefix + (caller.organisation() == null ? "-" : caller.organisation()) + ":" + caller.caller() + ":"
                + window;
    }
}
