package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Another organisation's token is told of nothing, on every path that the services' OpenAPI documents name. */
class TenancyTest {

    private static final Map<String, String> KNOWN = Map.of("project", "shop", "check", "foundation.ci-cd.tests-run");

    @Test
    void anotherOrganisationsTokenSeesNothingOnAnyPath() throws Exception {
        Suite suite = Suite.running();
        var owner = new Customer(suite, "tenancy");
        var stranger = new Customer(suite, "stranger");
        var token = new Api(
                suite.portal(),
                stranger.apiToken(
                        List.of("read", "evidence:write", "alerts:write", "events:write", "projects:write", "admin")));
        var person = new Api(suite.portal(), suite.token("stranger-owner"));

        var leaks = new ArrayList<String>();
        int asked = 0;
        for (String service : suite.services()) {
            for (var operation : operations(service)) {
                String path = operation.getValue().replace("{org}", owner.slug());
                for (var known : KNOWN.entrySet()) {
                    path = path.replace("{" + known.getKey() + "}", known.getValue());
                }
                path = path.replaceAll("\\{\\w+}", UUID.randomUUID().toString());
                for (Api api : List.of(token, person)) {
                    var answer = api.send(operation.getKey(), path);
                    asked++;
                    if (answer.status() != 404 && !isOpenButSigned(api, operation.getKey(), path, answer)) {
                        leaks.add(operation.getKey() + " " + path + " -> " + answer.status());
                    }
                }
            }
        }

        assertThat(asked).isGreaterThan(80);
        assertThat(leaks).isEmpty();
    }

    /** What a signature opens refuses without one, and tells no more of this organisation than of one that never was. */
    private static boolean isOpenButSigned(Api api, String method, String path, Api.Answer answer) {
        if (!path.endsWith("/webhook")) {
            return false;
        }
        var ofNobody = api.send(method, path.replaceFirst("/sources/[^/]+/", "/sources/never-was/"));
        return answer.status() == 401 && ofNobody.status() == 401;
    }

    @SuppressWarnings("unchecked")
    private static List<Map.Entry<String, String>> operations(String service) throws Exception {
        var response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(service + "/openapi?format=json"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        var operations = new ArrayList<Map.Entry<String, String>>();
        JsonNode document = response.body().startsWith("{")
                ? Suite.JSON.readTree(response.body())
                : Suite.JSON.valueToTree(
                        (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(response.body()));
        document.required("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (path.getKey().contains("{org}") && !method.equals("parameters")) {
                        operations.add(Map.entry(method.toUpperCase(Locale.ROOT), path.getKey()));
                    }
                }));
        return operations;
    }
}
