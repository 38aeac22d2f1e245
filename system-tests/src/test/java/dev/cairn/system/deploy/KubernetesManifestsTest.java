package dev.cairn.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The manifests are what the API's types allow, confine what they run, and agree with the compose file. */
class KubernetesManifestsTest {

    private static final String BASE = "deploy/k8s/base/";

    @Test
    void everyObjectIsStrictlyValid() {
        var objects = new ArrayList<JsonNode>();
        Repository.files("deploy/k8s", ".yaml").stream()
                .filter(file -> !file.endsWith("kustomization.yaml"))
                .forEach(file -> objects.addAll(Repository.yaml(file)));

        assertThat(objects).hasSizeGreaterThan(20).allSatisfy(KubernetesObjects::validate);
    }

    @Test
    void aMisspelledFieldAndAWrongTypeAreNoticed() {
        String manifest = Repository.text(BASE + "portal.yaml");

        assertThatThrownBy(() -> validateAll(manifest.replace("readinessProbe", "readynessProbe")))
                .hasMessageContaining("readynessProbe");
        assertThatThrownBy(() -> validateAll(manifest.replace("replicas: 2", "replicas: two")))
                .hasMessageContaining("two");
    }

    @ParameterizedTest
    @EnumSource
    void anApplicationHasEveryObjectInOneShortFile(Application application) {
        assertThat(Repository.text(BASE + application.title() + ".yaml").lines().count())
                .isLessThanOrEqualTo(120);
        assertThat(objects(application))
                .extracting(object -> object.path("kind").asText())
                .containsExactlyInAnyOrder(
                        "ConfigMap", "Deployment", "Service", "PodDisruptionBudget", "NetworkPolicy");
        assertThat(objects(application))
                .allSatisfy(object ->
                        assertThat(object.at("/metadata/name").asText()).isEqualTo(application.title()));
    }

    @ParameterizedTest
    @EnumSource
    void itsPortsAndProbesAreThoseOfTheSuite(Application application) {
        JsonNode container = container(application);

        assertThat(port(container, "http")).isEqualTo(application.port());
        assertThat(port(container, "management")).isEqualTo(application.managementPort());
        JsonNode settings = object(application, "ConfigMap").path("data");
        assertThat(settings.path("QUARKUS_HTTP_PORT").asText()).isEqualTo(String.valueOf(application.port()));
        assertThat(settings.path("QUARKUS_MANAGEMENT_PORT").asText())
                .isEqualTo(String.valueOf(application.managementPort()));
        assertThat(object(application, "Service").at("/spec/ports/0/port").asInt())
                .isEqualTo(application.port());
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            JsonNode get = container.path(probe).path("httpGet");
            assertThat(get.path("port").asText()).as(probe).isEqualTo("management");
            assertThat(get.path("path").asText())
                    .isEqualTo(probe.equals("readinessProbe") ? "/q/health/ready" : "/q/health/live");
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsEnvironmentIsThatOfComposeAndItsSecretsAreReferences(Application application) {
        Set<String> plain = new TreeSet<>();
        common().path("data").fieldNames().forEachRemaining(plain::add);
        object(application, "ConfigMap").path("data").fieldNames().forEachRemaining(plain::add);
        Set<String> referenced = new TreeSet<>();
        container(application).path("env").forEach(variable -> {
            assertThat(variable.at("/valueFrom/secretKeyRef/name").asText()).isEqualTo(application.title());
            referenced.add(variable.path("name").asText());
        });

        assertThat(referenced).isEqualTo(application.secrets());
        Set<String> all = new TreeSet<>(plain);
        all.addAll(referenced);
        assertThat(all).isEqualTo(application.environment());
        assertThat(common().at("/data/CAIRN_ENVIRONMENT").asText()).isEqualTo("production");
    }

    @ParameterizedTest
    @EnumSource
    void itIsConfined(Application application) {
        JsonNode pod = object(application, "Deployment").at("/spec/template/spec");
        JsonNode container = container(application);

        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                .isEqualTo("ALL");
        assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
        assertThat(container.at("/volumeMounts/0/mountPath").asText()).isEqualTo("/tmp");
        assertThat(pod.at("/volumes/0").has("emptyDir")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void itsNetworkPolicyNamesBothDirections(Application application) {
        JsonNode policy = object(application, "NetworkPolicy").path("spec");

        assertThat(policy.path("policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
        Set<Integer> open = new HashSet<>();
        policy.path("ingress")
                .forEach(rule -> rule.path("ports")
                        .forEach(port -> open.add(port.path("port").asInt())));
        assertThat(open).containsExactlyInAnyOrder(application.port(), application.managementPort());
        assertThat(policy.path("egress").toString()).contains("169.254.0.0/16");
    }

    @Test
    void kustomizeBuildsTheOverlayAndWhatItBuildsIsValid() {
        var program = Repository.program("kubectl");
        Assumptions.assumeTrue(program.isPresent(), "kubectl is not installed");

        var outcome = Repository.run(program.get(), "kustomize", "deploy/k8s/overlays/example");

        assertThat(outcome.exit()).as(outcome.output()).isZero();
        List<JsonNode> objects = Repository.yamlText(outcome.output());
        assertThat(objects).hasSize(25).allSatisfy(KubernetesObjects::validate);
        assertThat(objects)
                .filteredOn(object -> object.path("kind").asText().equals("Deployment"))
                .hasSize(Application.values().length)
                .allSatisfy(object -> assertThat(object.at("/spec/template/spec/containers/0/image")
                                .asText())
                        .matches("registry\\.example\\.com/cairn/[a-z-]+:[0-9.]+"));
    }

    private static void validateAll(String manifest) {
        Repository.yamlText(manifest).forEach(KubernetesObjects::validate);
    }

    private static JsonNode common() {
        return Repository.yaml(Repository.path(BASE + "cairn.yaml")).get(0);
    }

    private static List<JsonNode> objects(Application application) {
        return Repository.yaml(Repository.path(BASE + application.title() + ".yaml"));
    }

    private static JsonNode object(Application application, String kind) {
        return objects(application).stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode container(Application application) {
        return object(application, "Deployment").at("/spec/template/spec/containers/0");
    }

    private static int port(JsonNode container, String name) {
        for (JsonNode port : container.path("ports")) {
            if (port.path("name").asText().equals(name)) {
                return port.path("containerPort").asInt();
            }
        }
        return 0;
    }
}
