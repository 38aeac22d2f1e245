package dev.cairn.notification.alert;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.util.function.Supplier;
import org.hibernate.JDBCException;

/** What to do when two transactions want the same alerts: the one that was thrown back decides everything again. */
final class Conflicts {

    private static final int MOST_TRIES = 8;
    private static final String DEADLOCK = "40P01";

    private Conflicts() {}

    /** Runs a transaction, and again while another is in its way. */
    static <T> Uni<T> retried(Supplier<Uni<T>> transaction) {
        return Uni.createFrom()
                .deferred(transaction::get)
                .onFailure(Conflicts::otherWasFirst)
                .retry()
                .atMost(MOST_TRIES);
    }

    private static boolean otherWasFirst(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OtherWasFirst
                    || (cause instanceof PgException plain && DEADLOCK.equals(plain.getSqlState()))
                    || (cause instanceof JDBCException hibernate && DEADLOCK.equals(hibernate.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Another transaction wrote an alert of the same key meanwhile; everything is to be decided again. */
    static final class OtherWasFirst extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OtherWasFirst() {
            super("another transaction was first", null, false, false);
        }
    }
}
