package dev.cairn.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Ways to take something away from a repository that an assessment had found. */
final class Reduction {

    private static final Pattern CI = Pattern.compile(
            "(^|.*/)(\\.github/|\\.ci/|\\.circleci/|\\.buildkite/|\\.woodpecker/|\\.gitlab-ci\\.ya?ml$|Jenkinsfile$"
                    + "|azure-pipelines\\.ya?ml$|\\.travis\\.ya?ml$|bitbucket-pipelines\\.ya?ml$|\\.drone\\.ya?ml$).*");
    private static final Pattern TEST =
            Pattern.compile("(^|.*/)(tests?|__tests__|specs?|e2e|cypress|[a-z]+-tests|androidTest)/.*"
                    + "|.*[._](test|spec)\\.[a-z]+$|(^|.*/)test_[^/]*\\.py$|.*[^/](Test|Tests|IT)\\.(java|kt)$");

    private Reduction() {}

    /** The files without those of CI and tests. */
    static List<String> withoutCiAndTests(List<String> files) {
        return files.stream().filter(file -> !isCiOrTest(file)).toList();
    }

    static boolean isCiOrTest(String file) {
        return CI.matcher(file).matches() || TEST.matcher(file).matches();
    }

    /** The files without those on which the evidence of a met practice rests. */
    static List<String> withoutProofs(List<String> files, JsonNode assessment) {
        Set<String> proofs = new HashSet<>();
        for (JsonNode practice : practices(assessment)) {
            if (isMet(practice)) {
                practice.path("checks")
                        .forEach(check -> check.path("findings")
                                .forEach(finding ->
                                        proofs.add(finding.path("path").asText())));
            }
        }
        return files.stream().filter(file -> !proofs.contains(file)).toList();
    }

    /** Whether any practice of the assessment is met. */
    static boolean anyMet(JsonNode assessment) {
        return practices(assessment).stream().anyMatch(Reduction::isMet);
    }

    private static List<JsonNode> practices(JsonNode assessment) {
        return assessment.path("phases").findValues("practices").stream()
                .flatMap(list -> java.util.stream.StreamSupport.stream(list.spliterator(), false))
                .toList();
    }

    private static boolean isMet(JsonNode practice) {
        return practice.path("outcome").asText().equals("met");
    }
}
