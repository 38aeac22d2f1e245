package dev.cairn.assessment.scan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.scan.manifest.Dependency.Kind;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradleManifestsTest {

    @Test
    void aPlatformAndAConstraintOnlySayWhichVersionToTake() throws Unreadable {
        Manifest script = Manifests.read("build.gradle.kts", """
                dependencies {
                    implementation(platform("io.opentelemetry:opentelemetry-bom:1.0"))
                    implementation(enforcedPlatform(libs.some.bom))
                    constraints {
                        implementation("io.sentry:sentry:8.0") { because("{ old }") }
                    }
                    api("org.postgresql:postgresql:42.0")
                    testImplementation("org.testcontainers:testcontainers:1.0")
                }
                """, Map.of("libs.some.bom", "org.example:bom"));

        assertThat(kinds(script))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "io.opentelemetry:opentelemetry-bom", Kind.MANAGED,
                        "org.example:bom", Kind.MANAGED,
                        "io.sentry:sentry", Kind.MANAGED,
                        "org.postgresql:postgresql", Kind.RUNTIME,
                        "org.testcontainers:testcontainers", Kind.DEVELOPMENT));
    }

    @Test
    void cataloguesAreNamedAfterTheirFilesAndMayBeLookedUp() throws Unreadable {
        Map<String, String> catalogue = new TreeMap<>(Manifests.catalogue("gradle/libs.versions.toml", """
                [libraries]
                redis-client = "redis.clients:jedis:5.0"
                web = { module = "io.ktor:ktor-server-core", version = "3.0" }
                [bundles]
                base = ["redis-client", "web"]
                [plugins]
                spring-boot = { id = "org.springframework.boot", version = "3.5" }
                """));
        catalogue.putAll(
                Manifests.catalogue("gradle/testLibs.versions.toml", "[libraries]\nweb = \"io.kotest:kotest:5.0\"\n"));

        Manifest script = Manifests.read("buildSrc/src/main/kotlin/shop.service.gradle.kts", """
                plugins { alias(libs.plugins.spring.boot) }
                dependencies {
                    implementation(libs.findBundle("base").get())
                    runtimeOnly(libs.findLibrary("nothing").get())
                    testImplementation(testLibs.web)
                }
                """, catalogue);

        assertThat(kinds(script))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "plugin:org.springframework.boot", Kind.PLUGIN,
                        "redis.clients:jedis", Kind.RUNTIME,
                        "io.ktor:ktor-server-core", Kind.RUNTIME,
                        "io.kotest:kotest", Kind.DEVELOPMENT));
    }

    @ParameterizedTest
    @CsvSource({
        "build.gradle, true",
        "app/build.gradle.kts, true",
        "gradle/dependencies.gradle, false",
        "buildSrc/src/main/groovy/shop.service.gradle, false"
    })
    void onlyABuildScriptMakesItsFolderAPackage(String path, boolean marks) throws Unreadable {
        assertThat(Manifests.ecosystem(path)).contains("java");
        assertThat(Manifests.marksPackage(Manifests.read(path, "", Map.of()))).isEqualTo(marks);
    }

    @Test
    void settingsAreNoManifest() {
        assertThat(Manifests.ecosystem("settings.gradle.kts")).isEmpty();
    }

    private static Map<String, Kind> kinds(Manifest manifest) {
        Map<String, Kind> kinds = new TreeMap<>();
        manifest.dependencies().forEach(dependency -> kinds.put(dependency.name(), dependency.kind()));
        return kinds;
    }
}
