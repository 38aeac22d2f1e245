package dev.cairn.kit.testing;

import dev.cairn.events.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Gives a service under test its own database with its three roles, and topics of its own, on the real servers.
 *
 * <p>The init argument {@code service} is the short name: project, assessment, notification or kit.
 */
public class ServersResource implements QuarkusTestResourceLifecycleManager {

    private static final String PASSWORD = "only-for-tests";

    private static Map<String, String> last = Map.of();

    private String service = "kit";

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.getOrDefault("service", service);
    }

    @Override
    public Map<String, String> start() {
        JsonObject servers = Servers.addresses();
        JsonObject postgres = servers.getJsonObject("postgres");
        String unique = service + "_" + UUID.randomUUID().toString().substring(0, 8);
        createDatabase(postgres, unique);
        var config = new HashMap<String, String>();
        config.put("cairn.environment", "local");
        config.put("cairn.secret", "a secret for tests only, long enough");
        config.put("cairn.outbound.allow-loopback", "true");
        config.put("cairn.db.host", postgres.getString("host"));
        config.put("cairn.db.port", postgres.getInteger("port").toString());
        config.put("cairn.db.name", unique);
        for (String role : new String[] {"owner", "app", "system"}) {
            config.put("cairn.db." + role + ".user", unique + "_" + role);
            config.put("cairn.db." + role + ".password", PASSWORD);
        }
        config.put("cairn.redis.url", servers.getJsonObject("redis").getString("url"));
        config.put("cairn.kafka.bootstrap", servers.getJsonObject("kafka").getString("bootstrap"));
        config.put("cairn.topic-prefix", unique + "-");
        config.put("cairn.oidc.issuer", servers.getJsonObject("oidc").getString("issuer"));
        config.put("quarkus.http.test-port", "0");
        config.put("quarkus.management.test-port", "0");
        createTopics(config.get("cairn.kafka.bootstrap"), unique + "-");
        last = Map.copyOf(config);
        return config;
    }

    @Override
    public void stop() {}

    /** What the service under test was configured with. */
    public static Map<String, String> config() {
        return last;
    }

    /** A connection of one of the three roles: owner, app or system. */
    public static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + last.get("cairn.db.host") + ":" + last.get("cairn.db.port") + "/"
                        + last.get("cairn.db.name"),
                last.get("cairn.db." + role + ".user"),
                PASSWORD);
    }

    private void createTopics(String bootstrap, String prefix) {
        String consumer = service.equals("kit") ? service : service + "-service";
        var topics = Topics.ALL.stream()
                .flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic, consumer)))
                .map(topic -> new NewTopic(prefix + topic, 2, (short) 1))
                .toList();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot make the test's topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void createDatabase(JsonObject postgres, String name) {
        String url =
                "jdbc:postgresql://" + postgres.getString("host") + ":" + postgres.getInteger("port") + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, postgres.getString("user"), "");
                var statement = connection.createStatement()) {
            for (String role : new String[] {"owner", "app", "system"}) {
                statement.execute("create role %s_%s login password '%s'".formatted(name, role, PASSWORD));
            }
            statement.execute("create database %s owner %s_owner".formatted(name, name));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the test's database", e);
        }
    }
}
