package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.List;

/** Reads AppVeyor, Google Cloud Build and AWS CodeBuild, of which the latter two keep their triggers elsewhere. */
final class HostedBuild {

    private static final List<String> APPVEYOR = List.of(
            "init",
            "install",
            "before_build",
            "build_script",
            "after_build",
            "before_test",
            "test_script",
            "after_test",
            "before_deploy",
            "deploy_script",
            "after_deploy",
            "on_success");

    private HostedBuild() {}

    static List<Pipeline> appveyor(String path, DataNode file) {
        var result = new PipelineFile("appveyor", path);
        StepWalker walker = result.job(true);
        // one configuration, or a list of them by branch
        for (DataNode one : file.entries().isEmpty() ? file.items() : List.of(file)) {
            APPVEYOR.forEach(key -> walker.commands(one.get(key)));
            DataNode deploy = one.get("deploy");
            boolean deploys = deploy.get("provider").exists()
                    || deploy.items().stream()
                            .anyMatch(target -> target.get("provider").exists());
            if (deploys) {
                walker.mark("deploy", deploy);
            }
        }
        return result.pipelines();
    }

    static List<Pipeline> cloudBuild(String path, DataNode file) {
        var result = new PipelineFile("cloudbuild", path);
        StepWalker walker = result.job(true);
        for (DataNode step : file.get("steps").items()) {
            DataNode name = step.get("name");
            walker.use("image:" + name.text(), name);
            String folder = Folders.clean(step.get("dir").text());
            walker.commands(step.get("script"), folder);
            List<DataNode> args = step.get("args").items();
            String entry = step.get("entrypoint").text();
            boolean shell = args.size() > 1 && args.get(0).text().matches("-\\w*c");
            if (shell) {
                walker.commands(args.get(args.size() - 1), folder);
            } else if (!args.isEmpty()) {
                String command = entry.isEmpty() ? program(name.text()) : entry;
                List<String> words = args.stream().map(DataNode::text).toList();
                String text = String.join(" ", words);
                // some images have no program of their own to start
                boolean named = words.get(0).equals(command);
                walker.line(named ? text : command + " " + text, args.get(0), folder);
            }
        }
        // images that are named at the end are pushed
        for (DataNode image : file.get("images").items()) {
            walker.line("docker push " + image.text(), image, "");
        }
        return result.pipelines();
    }

    /** What an image runs: the builders are called after their program. */
    private static String program(String image) {
        String name = image.substring(image.lastIndexOf('/') + 1);
        int tag = name.indexOf(':');
        return tag < 0 ? name : name.substring(0, tag);
    }

    static List<Pipeline> codeBuild(String path, DataNode file) {
        var result = new PipelineFile("codebuild", path);
        StepWalker walker = result.job(true);
        file.get("phases")
                .entries()
                .values()
                .forEach(phase -> walker.commands(phase.get("commands")).commands(phase.get("finally")));
        return result.pipelines();
    }
}
