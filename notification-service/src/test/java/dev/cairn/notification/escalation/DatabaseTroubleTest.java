package dev.cairn.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseTroubleTest {

    static Stream<Throwable> trouble() {
        return Stream.of(
                new ConnectException("refused"),
                new CompletionException(new ConnectException("refused")),
                new IOException("Connection reset by peer"),
                new ClosedChannelException(),
                ClosedConnectionException.INSTANCE,
                postgres("57P01"),
                postgres("57P03"),
                postgres("53300"),
                postgres("40P01"),
                new GenericJDBCException("deadlock", new SQLException("deadlock", "40P01")),
                new IllegalStateException(new CompletionException(postgres("08006"))));
    }

    static Stream<Throwable> fault() {
        return Stream.of(
                new IllegalStateException(
                        "a stored policy cannot be read", new JsonParseException(null, "an unexpected character")),
                new NullPointerException(),
                postgres("23505"),
                postgres("22P02"),
                postgres("57014"),
                postgres(null),
                new ConstraintViolationException("twice", new SQLException("twice", "23505"), "page_once"));
    }

    private static PgException postgres(String state) {
        return new PgException("failed", "ERROR", state, "");
    }

    @ParameterizedTest
    @MethodSource("trouble")
    void troubleOfTheDatabaseIsNoAlertsFault(Throwable failure) {
        assertThat(DatabaseTrouble.is(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("fault")
    void whatFailsWhereTheDatabaseWorksIs(Throwable failure) {
        assertThat(DatabaseTrouble.is(failure)).isFalse();
    }
}
