package dev.cairn.assessment.scan.infra;

import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.Unreadable;
import java.util.ArrayList;
import java.util.List;

/** Finds alert rules of Prometheus, Loki and Grafana wherever a document holds them, also packed in a text. */
public final class AlertRules {

    private static final int DEPTH = 20;
    private static final int BUDGET = 50_000;
    private static final int MOST = 1_000;

    private final List<DataNode> found = new ArrayList<>();
    private int visited;

    private AlertRules() {}

    /** The names of the rules in some documents, each where it stands; lines of packed ones are those of the text. */
    public static List<DataNode> in(List<DataNode> documents) {
        var rules = new AlertRules();
        documents.forEach(document -> rules.walk(document, 0, true));
        return rules.found;
    }

    private void walk(DataNode node, int depth, boolean unpack) {
        if (depth > DEPTH || ++visited > BUDGET || found.size() >= MOST) {
            return;
        }
        DataNode alert = node.get("alert");
        boolean grafana = node.get("condition").isScalar()
                && node.get("title").isScalar()
                && !node.get("data").items().isEmpty();
        if (alert.isScalar() && node.get("expr").isScalar()) {
            found.add(alert);
        } else if (grafana && !node.get("isPaused").isTrue()) {
            found.add(node.get("title"));
        } else if (unpack
                && node.isScalar()
                && node.text().contains("alert:")
                && node.text().contains("\n")) {
            unpack(node);
        } else if (!node.isScalar()) {
            node.children().forEach(child -> walk(child, depth + 1, unpack));
        }
    }

    private void unpack(DataNode text) {
        try {
            List<DataNode> before = List.copyOf(found);
            DataReader.yamlDocuments(HelmTemplate.plain(text.text())).forEach(inner -> walk(inner, 0, false));
            for (int i = before.size(); i < found.size(); i++) {
                int line = text.line() + found.get(i).line();
                found.set(i, DataNode.scalar(found.get(i).text(), line));
            }
        } catch (Unreadable e) {
            // a text that only looks like rules has none
            return;
        }
    }
}
