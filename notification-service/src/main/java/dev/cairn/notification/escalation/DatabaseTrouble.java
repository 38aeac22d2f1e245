package dev.cairn.notification.escalation;

import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.util.Set;
import org.hibernate.JDBCException;
import org.jspecify.annotations.Nullable;

/** Tells whether it was the database that failed, or a connection to it, whatever was asked of it. */
final class DatabaseTrouble {

    /** Classes of SQLSTATE: connection, rollback for another transaction's sake, resources, operator, system. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    private static final int CLASS = 2;

    private DatabaseTrouble() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof ClosedConnectionException
                    || (cause instanceof DatabaseException plain && isOf(plain.getSqlState()))
                    || (cause instanceof JDBCException hibernate && isOf(hibernate.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(@Nullable String state) {
        return state != null && state.length() > CLASS && CLASSES.contains(state.substring(0, CLASS));
    }
}
