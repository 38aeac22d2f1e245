package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads Bitbucket Pipelines; those under {@code custom} are started by hand or by a schedule. */
final class BitbucketPipeline {

    private static final Set<String> CHANGES = Set.of("default", "branches", "pull-requests");
    private static final int DEPTH = 12;
    private static final int BUDGET = 5_000;

    private final PipelineFile result;
    private int visited;

    private BitbucketPipeline(PipelineFile result) {
        this.result = result;
    }

    static List<Pipeline> read(String path, DataNode file) {
        var result = new PipelineFile("bitbucket", path);
        var reader = new BitbucketPipeline(result);
        for (Map.Entry<String, DataNode> entry : file.get("pipelines").entries().entrySet()) {
            reader.read(entry.getValue(), CHANGES.contains(entry.getKey()), 0);
        }
        return result.pipelines();
    }

    private void read(DataNode node, boolean byChange, int depth) {
        if (depth > DEPTH || ++visited > BUDGET) {
            return;
        }
        node.entries().forEach((key, value) -> {
            if (key.equals("step") && !value.isScalar()) {
                StepWalker walker = result.job(byChange);
                walker.environment(value.get("deployment"));
                walker.walk(value);
            } else {
                if (key.equals("stage")) {
                    result.job(byChange).environment(value.get("deployment"));
                }
                read(value, byChange, depth + 1);
            }
        });
        if (!node.isScalar()) {
            node.items().forEach(item -> read(item, byChange, depth + 1));
        }
    }
}
