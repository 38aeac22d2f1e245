package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.List;
import java.util.Set;

/** Reads Travis CI, which runs a language's usual test command when no script is given. */
final class TravisBuild {

    private static final Set<String> OTHERWISE = Set.of("type=cron", "type=api", "tagISpresent", "type==cron");

    private TravisBuild() {}

    static List<Pipeline> read(String path, DataNode file, TreeFiles tree) {
        var result = new PipelineFile("travis", path);
        boolean started = !otherwise(file);
        job(file, result, started);
        for (String key : List.of("jobs", "matrix")) {
            DataNode jobs = file.get(key);
            DataNode included = jobs.get("include").exists() ? jobs.get("include") : jobs;
            for (DataNode job : included.items()) {
                job(job, result, started && !otherwise(job));
            }
        }
        boolean said = file.get("script").exists()
                || file.get("jobs").exists()
                || file.get("matrix").exists();
        String usual = said ? "" : usual(file.get("language").text(), tree);
        if (!usual.isEmpty()) {
            result.job(started).line(usual, file.get("language"), "");
        }
        return result.pipelines();
    }

    private static boolean otherwise(DataNode job) {
        return OTHERWISE.contains(job.get("if").text().replaceAll("\\s+", ""));
    }

    private static void job(DataNode job, PipelineFile result, boolean byChange) {
        StepWalker walker = result.job(byChange);
        for (String key :
                List.of("before_install", "install", "before_script", "script", "after_success", "after_script")) {
            walker.commands(job.get(key));
        }
        DataNode deploy = job.get("deploy");
        if (deploy.exists() && !deploy.isFalse()) {
            walker.mark("deploy", deploy);
            walker.walk(deploy);
        }
    }

    private static String usual(String language, TreeFiles tree) {
        boolean gradle = tree.paths().contains("build.gradle") || tree.paths().contains("build.gradle.kts");
        return switch (language) {
            case "node_js" -> "npm test";
            case "java", "android", "groovy", "jvm" -> gradle ? "gradle check" : "mvn test";
            case "go" -> "go test ./...";
            case "ruby" -> "rake";
            case "php" -> "phpunit";
            case "rust" -> "cargo test";
            case "elixir" -> "mix test";
            default -> "";
        };
    }
}
