package dev.cairn.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The compose file is well formed, complete, and agrees with the other ways to run the suite. */
class ComposeFileTest {

    private static final Set<String> ONE_SHOT = Set.of("topics");
    private static final Map<String, Integer> ENGINE_PORTS = Map.of(
            "postgres",
            18020,
            "redis",
            18021,
            "kafka",
            18022,
            "keycloak",
            18024,
            "prometheus",
            18030,
            "grafana",
            18031);

    private final JsonNode compose =
            Repository.yaml(Repository.path("docker-compose.yml")).get(0);
    private final JsonNode services = compose.path("services");

    @Test
    void everyServiceHasAPinnedImageAndAHealthCheck() {
        assertThat(services.properties()).hasSizeGreaterThan(4).allSatisfy(service -> {
            assertThat(service.getValue().path("image").asText())
                    .as(service.getKey())
                    .matches("[a-z0-9./-]+:[\\w.-]+")
                    .doesNotEndWith(":latest");
            String proof = ONE_SHOT.contains(service.getKey()) ? "disable" : "test";
            assertThat(service.getValue().path("healthcheck").has(proof))
                    .as(service.getKey())
                    .isTrue();
        });
    }

    @Test
    void everyPortIsPublishedOnLoopbackOnly() {
        var published = new ArrayList<String>();
        services.forEach(service -> service.path("ports").forEach(port -> published.add(port.asText())));

        assertThat(published).hasSize(14).doesNotHaveDuplicates().allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void theEnginesHaveTheirPorts() {
        assertThat(ENGINE_PORTS)
                .allSatisfy((service, port) ->
                        assertThat(ports(service)).singleElement().asString().startsWith("127.0.0.1:" + port + ":"));
    }

    @ParameterizedTest
    @EnumSource
    void anApplicationHasItsPorts(Application application) {
        assertThat(ports(application.title()))
                .containsExactly(same(application.port()), same(application.managementPort()));
        JsonNode environment = services.path(application.title()).path("environment");
        assertThat(environment.path("QUARKUS_HTTP_PORT").asInt()).isEqualTo(application.port());
        assertThat(environment.path("QUARKUS_MANAGEMENT_PORT").asInt()).isEqualTo(application.managementPort());
    }

    @ParameterizedTest
    @EnumSource
    void anApplicationIsGivenExactlyItsEnvironment(Application application) {
        JsonNode environment = services.path(application.title()).path("environment");

        assertThat(names(environment)).isEqualTo(application.environment());
        application.database().ifPresent(database -> {
            assertThat(environment.path("CAIRN_DB_NAME").asText()).isEqualTo("cairn_" + database);
            assertThat(environment.path("CAIRN_DB_APP_USER").asText()).isEqualTo(database + "_app");
        });
        assertThat(application.secrets())
                .allSatisfy(name -> assertThat(environment.path(name).asText()).startsWith("${"));
    }

    @ParameterizedTest
    @EnumSource
    void anApplicationIsConfined(Application application) {
        JsonNode service = services.path(application.title());

        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(list(service.path("cap_drop"))).containsExactly("ALL");
        assertThat(list(service.path("security_opt"))).containsExactly("no-new-privileges:true");
        assertThat(service.path("mem_limit").asText()).isNotEmpty();
        assertThat(service.path("build").path("args").path("MODULE").asText()).isEqualTo(application.title());
    }

    /** By name: docker-compose 1.29 passes over an exception that begins with a wildcard. */
    @ParameterizedTest
    @EnumSource
    void anApplicationEntersTheBuildOfItsImage(Application application) {
        assertThat(Repository.text(".dockerignore").lines())
                .contains("!" + application.title() + "/target/quarkus-app/**");
    }

    @Test
    void everyMountedFileExists() {
        var missing = new TreeSet<String>();
        services.forEach(service -> list(service.path("volumes")).stream()
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> volume.substring(2, volume.indexOf(':')))
                .filter(file -> !Files.exists(Repository.path(file)))
                .forEach(missing::add));

        assertThat(missing).isEmpty();
    }

    @Test
    void dockerComposeAcceptsIt() {
        var program = Repository.program("docker-compose");
        Assumptions.assumeTrue(program.isPresent(), "docker-compose is not installed");

        var outcome = Repository.run(program.get(), "-f", "docker-compose.yml", "config", "-q");

        assertThat(outcome.exit()).as(outcome.output()).isZero();
    }

    private List<String> ports(String service) {
        return list(services.path(service).path("ports"));
    }

    private static String same(int port) {
        return "127.0.0.1:" + port + ":" + port;
    }

    private static List<String> list(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).asText())
                .toList();
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
