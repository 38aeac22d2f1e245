package dev.cairn.system.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.util.Map;

/**
 * Judges a manifest by the types of the official Kubernetes client.
 *
 * <p>Two passes, since each sees what the other lets through: the first refuses fields the API does not have, the second
 * values of the wrong type. What only a cluster knows, such as quotas and admission, stays unseen.
 */
final class KubernetesObjects {

    private interface Pass {
        void check(JsonElement object) throws IOException;
    }

    private static final Map<String, Pass> KINDS = Map.of(
            "v1 ConfigMap", both(V1ConfigMap::validateJsonElement, V1ConfigMap::fromJson),
            "v1 Namespace", both(V1Namespace::validateJsonElement, V1Namespace::fromJson),
            "v1 Service", both(V1Service::validateJsonElement, V1Service::fromJson),
            "apps/v1 Deployment", both(V1Deployment::validateJsonElement, V1Deployment::fromJson),
            "policy/v1 PodDisruptionBudget",
                    both(V1PodDisruptionBudget::validateJsonElement, V1PodDisruptionBudget::fromJson),
            "networking.k8s.io/v1 NetworkPolicy", both(V1NetworkPolicy::validateJsonElement, V1NetworkPolicy::fromJson),
            "networking.k8s.io/v1 Ingress", both(V1Ingress::validateJsonElement, V1Ingress::fromJson));

    private interface Reading {
        Object read(String json) throws IOException;
    }

    private KubernetesObjects() {}

    /** Throws, naming the field, unless the object is one the API would understand whole. */
    static void validate(JsonNode object) {
        String kind =
                object.path("apiVersion").asText() + " " + object.path("kind").asText();
        Pass pass = KINDS.get(kind);
        if (pass == null) {
            throw new AssertionError("no type is known for " + kind);
        }
        try {
            pass.check(JsonParser.parseString(object.toString()));
        } catch (IOException | RuntimeException e) {
            throw new AssertionError(kind + " " + object.at("/metadata/name").asText() + ": " + e.getMessage(), e);
        }
    }

    private static Pass both(Pass fields, Reading types) {
        return object -> {
            fields.check(object);
            types.read(object.toString());
        };
    }
}
