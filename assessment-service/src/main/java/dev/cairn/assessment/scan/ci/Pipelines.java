package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.Unreadable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows which files are pipelines and reads them. */
public final class Pipelines {

    private static final Map<String, String> BY_PATH = Map.ofEntries(
            Map.entry(".gitlab-ci.yml", "gitlab"),
            Map.entry(".gitlab-ci.yaml", "gitlab"),
            Map.entry(".circleci/config.yml", "circleci"),
            Map.entry(".circleci/config.yaml", "circleci"),
            Map.entry("bitbucket-pipelines.yml", "bitbucket"),
            Map.entry("bitbucket-pipelines.yaml", "bitbucket"),
            Map.entry(".travis.yml", "travis"),
            Map.entry(".drone.yml", "drone"),
            Map.entry(".drone.yaml", "drone"),
            Map.entry(".woodpecker.yml", "woodpecker"),
            Map.entry(".woodpecker.yaml", "woodpecker"),
            Map.entry("buildkite.yml", "buildkite"),
            Map.entry("buildkite.yaml", "buildkite"),
            Map.entry("appveyor.yml", "appveyor"),
            Map.entry(".appveyor.yml", "appveyor"),
            Map.entry(".teamcity/settings.kts", "teamcity"),
            Map.entry(".teamcity.yml", "teamcity"));
    private static final Map<String, Pattern> BY_FOLDER = Map.of(
            "github", Pattern.compile("\\.github/workflows/[^/]+\\.ya?ml"),
            "forgejo", Pattern.compile("\\.forgejo/workflows/[^/]+\\.ya?ml"),
            "gitea", Pattern.compile("\\.gitea/workflows/[^/]+\\.ya?ml"),
            "woodpecker", Pattern.compile("\\.woodpecker/(?:[^/]+/)*[^/]+\\.ya?ml"),
            "buildkite", Pattern.compile("\\.buildkite/[^/]+\\.ya?ml"),
            "azure",
                    Pattern.compile("(?:\\.?azure[^/]*/|(?:\\.?build|\\.?ci|\\.?pipelines?|eng)/)?"
                            + "(?:[^/]*azure-pipelines?[^/]*)\\.ya?ml|\\.(?:azure-)?pipelines/[^/]+\\.ya?ml"
                            + "|\\.vsts-ci\\.ya?ml"),
            "cloudbuild",
                    Pattern.compile("(?:[^/]+/){0,3}(?:cloudbuild[^/]*|[^/]+[.-]cloudbuild)\\.ya?ml"
                            + "|(?:[^/]+/){0,2}\\.?cloudbuild/[^/]+\\.ya?ml"),
            "codebuild", Pattern.compile("(?:[^/]+/){0,2}buildspec[^/]*\\.ya?ml"));
    private static final Pattern JENKINS =
            Pattern.compile("(?:[^/]+/){0,2}(?:Jenkinsfile[^/]*|[^/]+\\.[Jj]enkinsfile)");

    /** Ends of the names of files that are kept but not used. */
    private static final Pattern PUT_AWAY =
            Pattern.compile(".*[._-](?:disabled|old|bak|backup|orig|example|sample|template)");

    private Pipelines() {}

    /** The system a file of this path is a pipeline of, if it is one. */
    public static Optional<String> system(String path) {
        String known = BY_PATH.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        if (path.contains("enkinsfile")
                && JENKINS.matcher(path).matches()
                && !PUT_AWAY.matcher(path).matches()) {
            return Optional.of("jenkins");
        }
        if (!path.endsWith(".yml") && !path.endsWith(".yaml")) {
            return Optional.empty();
        }
        return BY_FOLDER.entrySet().stream()
                .filter(system -> system.getValue().matcher(path).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Reads a pipeline file with what it includes from the tree, without following what its steps call.
     *
     * @return one pipeline of the jobs that changes start and one of the others, each if it does anything
     * @throws Unreadable when it is not what its name says
     */
    public static List<Pipeline> read(String system, String path, String text, TreeFiles tree) throws Unreadable {
        return switch (system) {
            case "github", "forgejo", "gitea" -> GithubWorkflow.read(system, path, DataReader.yaml(text));
            case "gitlab" -> GitlabPipeline.read(path, DataReader.yaml(text), tree);
            case "circleci" -> CirclePipeline.read(path, DataReader.yaml(text), tree);
            case "azure" -> AzurePipeline.read(path, DataReader.yaml(text), tree);
            case "bitbucket" -> BitbucketPipeline.read(path, DataReader.yaml(text));
            case "buildkite" -> BuildkitePipeline.read(path, DataReader.yaml(text));
            case "drone", "woodpecker" -> ContainerPipeline.read(system, path, DataReader.yamlDocuments(text));
            case "travis" -> TravisBuild.read(path, DataReader.yaml(text), tree);
            case "appveyor" -> HostedBuild.appveyor(path, DataReader.yaml(text));
            case "cloudbuild" -> HostedBuild.cloudBuild(path, DataReader.yaml(text));
            case "codebuild" -> HostedBuild.codeBuild(path, DataReader.yaml(text));
            case "jenkins" -> Jenkinsfile.read(path, text);
            case "teamcity" ->
                path.endsWith(".kts")
                        ? TeamcitySettings.kotlin(path, tree)
                        : TeamcitySettings.yaml(path, DataReader.yaml(text));
            default -> throw new IllegalArgumentException("no CI system is called " + system);
        };
    }
}
