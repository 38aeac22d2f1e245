package dev.cairn.stack.launch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one stack on this machine is made of.
 *
 * @param home the repository's root, where the built modules are
 * @param data the folder that keeps everything the stack writes
 * @param portBase the portal's port; all others are at fixed distances from it
 * @param keycloak true: sign-in by Keycloak, false: by the light provider
 * @param apps the applications to run
 */
public record Settings(Path home, Path data, int portBase, boolean keycloak, List<App> apps) {

    public Settings {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        apps = List.copyOf(apps);
    }

    public int postgresPort() {
        return portBase + 20;
    }

    public int redisPort() {
        return portBase + 21;
    }

    public int kafkaPort() {
        return portBase + 22;
    }

    public int kafkaControllerPort() {
        return portBase + 23;
    }

    public int oidcPort() {
        return portBase + 24;
    }

    /** Health of Keycloak; the light provider has no such port. */
    public int oidcManagementPort() {
        return portBase + 25;
    }

    /** Where mail is sent. */
    public int mailPort() {
        return portBase + 26;
    }

    /** Where mail that was sent can be read. */
    public Path mails() {
        return data.resolve("mail");
    }

    /** Where the person's browser goes. */
    public String publicUrl() {
        return url(App.PORTAL);
    }

    /** The address of an application. */
    public String url(App app) {
        return "http://127.0.0.1:" + app.port(portBase);
    }

    /** The issuer of tokens. */
    public String issuer() {
        return "http://127.0.0.1:" + oidcPort() + (keycloak ? "/realms/cairn" : "/cairn");
    }

    public Path logs() {
        return data.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** Every port this stack listens on, with the name of the listener. */
    public Map<Integer, String> ports() {
        Map<Integer, String> ports = new LinkedHashMap<>();
        for (App app : apps) {
            ports.put(app.port(portBase), app.module());
            ports.put(app.managementPort(portBase), app.module() + " (management)");
        }
        ports.put(postgresPort(), "PostgreSQL");
        ports.put(redisPort(), "Redis");
        ports.put(kafkaPort(), "Kafka");
        ports.put(kafkaControllerPort(), "Kafka (controller)");
        ports.put(oidcPort(), "the sign-in provider");
        ports.put(mailPort(), "the mail server");
        if (keycloak) {
            ports.put(oidcManagementPort(), "Keycloak (management)");
        }
        return ports;
    }
}
