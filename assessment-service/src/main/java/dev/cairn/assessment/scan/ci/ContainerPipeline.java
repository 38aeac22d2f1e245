package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Reads Drone and Woodpecker, whose steps are containers that run commands or are plugins. */
final class ContainerPipeline {

    private static final Set<String> CHANGES = Set.of("push", "pull_request");

    private ContainerPipeline() {}

    static List<Pipeline> read(String system, String path, List<DataNode> documents) {
        var result = new PipelineFile(system, path);
        for (DataNode document : documents) {
            String kind = document.get("kind").text();
            if (kind.isEmpty() || kind.equals("pipeline")) {
                boolean byChange = byChange(document.get("trigger")) && byChange(document.get("when"));
                for (String key : List.of("steps", "pipeline")) {
                    steps(children(document.get(key)), byChange, result);
                }
            }
        }
        return result.pipelines();
    }

    private static void steps(Collection<DataNode> steps, boolean byChange, PipelineFile result) {
        for (DataNode step : steps) {
            StepWalker walker = result.job(byChange && byChange(step.get("when")));
            DataNode commands = step.get("commands");
            walker.commands(commands);
            DataNode image = step.get("image");
            if (image.exists() && !commands.exists()) {
                walker.use("image:" + image.text(), image);
            }
        }
    }

    /** Steps as a list, or by name as they were written first. */
    private static Collection<DataNode> children(DataNode steps) {
        return steps.isScalar() ? List.of() : steps.children();
    }

    /** A condition is one map or several of which any may hold; without an event it holds for all of them. */
    private static boolean byChange(DataNode when) {
        List<DataNode> conditions = when.entries().isEmpty() ? when.items() : List.of(when);
        return conditions.isEmpty() || conditions.stream().anyMatch(ContainerPipeline::changes);
    }

    private static boolean changes(DataNode condition) {
        DataNode event = condition.get("event");
        if (!event.exists()) {
            return !condition.get("cron").exists() && !condition.get("target").exists();
        }
        if (event.get("exclude").exists()) {
            return event.get("exclude").items().stream()
                    .noneMatch(one -> one.text().equals("push"));
        }
        List<DataNode> events =
                event.get("include").exists() ? event.get("include").items() : event.items();
        return events.stream().anyMatch(one -> CHANGES.contains(one.text()));
    }
}
