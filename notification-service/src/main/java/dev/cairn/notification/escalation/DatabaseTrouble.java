package dev.cairn.notification.escalation;

import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import org.hibernate.JDBCException;
import org.jspecify.annotations.Nullable;

/** Tells whether it was the database that failed, or a connection to it, whatever was asked of it. */
final class DatabaseTrouble {

    /** How SQLSTATE begins: connection, rollback for another transaction's sake, resources, operator (no cancelled query), system. */
    private static final List<String> BEGINNINGS = List.of("08", "40", "53", "57P", "58");

    private DatabaseTrouble() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOfTheConnection(cause)
                    || (cause instanceof DatabaseException plain && isOf(plain.getSqlState()))
                    || (cause instanceof JDBCException hibernate && isOf(hibernate.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Text that cannot be read is an {@link IOException} too, of a kind of its own. */
    private static boolean isOfTheConnection(Throwable cause) {
        return cause instanceof ClosedConnectionException
                || cause instanceof SocketException
                || cause instanceof ClosedChannelException
                || cause.getClass().equals(IOException.class);
    }

    private static boolean isOf(@Nullable String state) {
        return state != null && BEGINNINGS.stream().anyMatch(state::startsWith);
    }
}
