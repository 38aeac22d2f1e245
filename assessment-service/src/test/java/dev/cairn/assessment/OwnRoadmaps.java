package dev.cairn.assessment;

/** Texts of roadmaps as organisations write them. */
public final class OwnRoadmaps {

    private OwnRoadmaps() {}

    /** One phase, one practice that needs tests in the pipeline. */
    public static String tests(String id, int version) {
        return """
                # what our house asks
                id: %s
                version: %d
                title: House rules
                facts:
                  - {name: ci.runs_tests, type: bool, title: "a pipeline runs tests"}
                phases:
                  - id: build
                    title: Build
                    window: weeks 1-6
                    from-week: 1
                    to-week: 6
                    practices:
                      - id: build.tests
                        title: Tests in the pipeline
                        why: What is not tested breaks. Machines do not forget.
                        checks:
                          - id: build.tests.run
                            title: A pipeline runs the tests
                            expression: ci.runs_tests
                            strength: detected
                            weight: 2
                            effort: S
                            required: true
                            advice: Let the pipeline run the tests.
                            proof: A scan that finds it.
                """.formatted(id, version);
    }

    /** As {@link #tests}, with one more practice that no project has until somebody says so. */
    public static String testsAndReview(String id, int version) {
        return tests(id, version)
                        .replace(
                                "phases:",
                                "  - {name: own.reviewed, type: bool, title: \"somebody else has reviewed it\"}\nphases:")
                + """
                      - id: build.review
                        title: Reviewed
                        why: Two see more than one. It spreads what is known.
                        checks:
                          - id: build.review.done
                            title: Somebody else has reviewed it
                            expression: own.reviewed
                            strength: claimed
                            weight: 1
                            effort: M
                            required: true
                            advice: Ask somebody.
                            proof: The word of somebody.
                """;
    }
}
