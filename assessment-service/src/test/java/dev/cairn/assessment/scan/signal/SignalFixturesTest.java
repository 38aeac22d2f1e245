package dev.cairn.assessment.scan.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.scan.domain.Finding;
import dev.cairn.assessment.scan.domain.ScanResult;
import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule finds what it should and leaves alone what only looks like it, as the fixtures say. */
class SignalFixturesTest {

    record Fixture(String name, DataNode data) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fixture> fixtures() throws IOException, Unreadable {
        List<Fixture> fixtures = new ArrayList<>();
        for (String practice : resource("signals/practices.txt").split("\\s+")) {
            DataNode file = DataReader.yaml(resource("signals/" + practice + "/cases.yaml"));
            for (DataNode rule : file.get("cases").items()) {
                fixtures.add(new Fixture(practice + ": " + rule.get("rule").text(), rule));
            }
        }
        return fixtures.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void theRuleFindsItAndOnlyIt(Fixture fixture) {
        String rule = fixture.data().get("rule").text();
        for (DataNode tree : fixture.data().get("finds").items()) {
            assertThat(sightings(tree))
                    .as("found by %s in %s", rule, files(tree).keySet())
                    .contains(rule);
        }
        for (DataNode tree : fixture.data().get("not").items()) {
            assertThat(sightings(tree))
                    .as("found by %s in %s", rule, files(tree).keySet())
                    .doesNotContain(rule);
        }
    }

    @Test
    void everyRuleHasBothKindsOfFixture() throws IOException, Unreadable {
        var without = new TreeSet<>(Trees.BOOK.ruleIds());
        fixtures()
                .filter(f -> !f.data().get("finds").items().isEmpty()
                        && !f.data().get("not").items().isEmpty())
                .forEach(f -> without.remove(f.data().get("rule").text()));
        assertThat(without).isEmpty();
    }

    private static List<String> sightings(DataNode tree) {
        ScanResult result = Trees.scan(files(tree));
        List<String> rules = new ArrayList<>(
                result.findings().stream().map(Finding::rule).distinct().toList());
        rules.addAll(Trees.hidden(files(tree)));
        return rules;
    }

    private static Map<String, String> files(DataNode tree) {
        Map<String, String> files = new LinkedHashMap<>();
        new TreeMap<>(tree.entries()).forEach((path, content) -> files.put(path, content.text()));
        return files;
    }

    private static String resource(String path) throws IOException {
        try (InputStream in = SignalFixturesTest.class.getClassLoader().getResourceAsStream(path)) {
            assertThat(in).as(path).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
