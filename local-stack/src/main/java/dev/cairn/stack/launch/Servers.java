package dev.cairn.stack.launch;

import dev.cairn.stack.server.KafkaServer;
import dev.cairn.stack.server.KeycloakServer;
import dev.cairn.stack.server.PostgresServer;
import dev.cairn.stack.server.Programs;
import dev.cairn.stack.server.RedisServer;
import dev.cairn.stack.server.Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The servers of one stack, durable all of them.
 *
 * @param all every server that is a process, these two included
 */
record Servers(PostgresServer postgres, KafkaServer kafka, List<Server> all) {

    static Servers of(Settings settings, Secrets secrets) {
        Path data = settings.data();
        Programs programs = Programs.cachedOr(data.resolve("programs"));
        PostgresServer postgres = new PostgresServer(
                programs,
                data.resolve("postgres"),
                settings.log("postgres"),
                settings.postgresPort(),
                secrets.get("postgres.superuser"),
                true);
        KafkaServer kafka = new KafkaServer(
                data.resolve("kafka"), settings.log("kafka"), settings.kafkaPort(), settings.kafkaControllerPort());
        List<Server> all = new ArrayList<>(List.of(
                postgres,
                new RedisServer(programs, data.resolve("redis"), settings.log("redis"), settings.redisPort(), true),
                kafka));
        if (settings.keycloak()) {
            all.add(keycloak(settings, secrets));
        }
        return new Servers(postgres, kafka, List.copyOf(all));
    }

    private static KeycloakServer keycloak(Settings settings, Secrets secrets) {
        return new KeycloakServer(
                settings.home(),
                settings.data().resolve("keycloak"),
                settings.log("keycloak"),
                settings.oidcPort(),
                settings.oidcManagementPort(),
                secrets.get("keycloak.admin"));
    }
}
