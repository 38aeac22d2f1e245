package dev.cairn.bench.figure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Commits of one outbox row each, and nothing but the commit is timed. */
final class Commits {

    private static final int BYTES = 1000;

    private final Connection connection;

    Commits(Connection connection) {
        this.connection = connection;
    }

    /** Milliseconds of each. */
    List<Double> times(int samples) throws SQLException {
        List<Double> times = new ArrayList<>();
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into outbox (id, organisation_id, topic, type, subject, sequence, payload, added_at)
                values (?, ?, 'cairn-projects-v1', 'dev.cairn.project.updated.v1', ?, 1, ?, now())""")) {
            for (int i = 0; i < samples; i++) {
                UUID id = UUID.randomUUID();
                insert.setObject(1, id);
                insert.setObject(2, id);
                insert.setObject(3, id);
                insert.setBytes(4, new byte[BYTES]);
                insert.executeUpdate();
                long began = System.nanoTime();
                connection.commit();
                times.add((System.nanoTime() - began) / 1e6);
            }
        } finally {
            connection.setAutoCommit(true);
        }
        return times;
    }
}
