package dev.cairn.assessment;

/** What the service serves of one assessed project, for tests of its form. */
public record SomeAssessment(String assessment, String page, String explanation, String standings) {

    /** Scans a tree twice, so that changes are there too. */
    public static SomeAssessment make() {
        var project = ServiceTest.project(ServiceTest.organisation());
        ServiceTest.scanned(project, ServedTrees.shop());
        ServiceTest.scanned(project, ServedTrees.shopWithoutPipelineAndTests());
        String latest = project.assessments() + "/latest";
        String id = ServiceTest.as("vic").get(latest).jsonPath().getString("id");
        return new SomeAssessment(
                ServiceTest.as("vic").get(latest).asString(),
                ServiceTest.as("vic").get(project.assessments()).asString(),
                ServiceTest.as("vic")
                        .get(project.assessments() + "/" + id + "/checks/foundation.ci-cd.tests-run")
                        .asString(),
                ServiceTest.as("vic")
                        .get(ServiceTest.API + "/assessments/" + project.org().slug())
                        .asString());
    }
}
