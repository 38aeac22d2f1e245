package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.Unreadable;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows which files are pipelines and reads them. */
public final class Pipelines {

    private static final Pattern GITHUB = Pattern.compile("\\.(?:github|forgejo|gitea)/workflows/[^/]+\\.ya?ml");
    private static final Pattern JENKINS = Pattern.compile("(?:[^/]+/){0,2}Jenkinsfile[^/]*");
    private static final Pattern AZURE = Pattern.compile(
            "(?:\\.?azure[^/]*/)?(?:[^/]*azure-pipelines?[^/]*)\\.ya?ml|\\.azure-pipelines/[^/]+\\.ya?ml");
    private static final Pattern OTHER =
            Pattern.compile("\\.(?:drone|woodpecker)\\.ya?ml|\\.(?:woodpecker|buildkite)/[^/]+\\.ya?ml|appveyor\\.yml"
                    + "|cloudbuild\\.ya?ml|buildspec\\.ya?ml");

    private Pipelines() {}

    /** The system a file of this path is a pipeline of, if it is one. */
    public static Optional<String> system(String path) {
        switch (path) {
            case ".gitlab-ci.yml", ".gitlab-ci.yaml":
                return Optional.of("gitlab");
            case ".circleci/config.yml", ".circleci/config.yaml":
                return Optional.of("circleci");
            case "bitbucket-pipelines.yml":
                return Optional.of("bitbucket");
            case ".travis.yml":
                return Optional.of("travis");
            default:
                break;
        }
        if (path.contains("Jenkinsfile") && JENKINS.matcher(path).matches()) {
            return Optional.of("jenkins");
        }
        if (!path.endsWith(".yml") && !path.endsWith(".yaml")) {
            return Optional.empty();
        }
        if (GITHUB.matcher(path).matches()) {
            return Optional.of("github");
        }
        if (AZURE.matcher(path).matches()) {
            return Optional.of("azure");
        }
        return OTHER.matcher(path).matches() ? Optional.of("other") : Optional.empty();
    }

    /**
     * Reads a pipeline without following what it calls.
     *
     * @throws Unreadable when it is not what its name says
     */
    public static Pipeline read(String system, String path, String text) throws Unreadable {
        return switch (system) {
            case "github" -> GithubWorkflow.read(path, DataReader.yaml(text));
            case "jenkins" -> Jenkinsfile.read(path, text);
            default -> StepWalker.read(system, path, DataReader.yaml(text));
        };
    }
}
