package dev.cairn.assessment.scan.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.scan.manifest.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each system's file becomes the steps that its jobs run, each with where it stands and what starts it. */
class PipelinesTest {

    @ParameterizedTest
    @CsvSource({
        ".github/workflows/a.yml, github",
        ".forgejo/workflows/a.yaml, forgejo",
        ".gitea/workflows/a.yaml, gitea",
        ".gitlab-ci.yml, gitlab",
        ".circleci/config.yml, circleci",
        "Jenkinsfile, jenkins",
        "ci/Jenkinsfile.nightly, jenkins",
        "ci/release.jenkinsfile, jenkins",
        "azure-pipelines.yml, azure",
        ".azure-pipelines/pr.yml, azure",
        ".pipelines/unit.yml, azure",
        "ops/unit-tests.cloudbuild.yaml, cloudbuild",
        ".github/cloudbuild/ci.yaml, cloudbuild",
        "build/azure-pipelines.yml, azure",
        "bitbucket-pipelines.yml, bitbucket",
        ".travis.yml, travis",
        ".buildkite/pipeline.yml, buildkite",
        ".drone.yml, drone",
        ".woodpecker.yaml, woodpecker",
        ".woodpecker/test.yaml, woodpecker",
        ".teamcity/settings.kts, teamcity",
        ".teamcity.yml, teamcity",
        ".appveyor.yml, appveyor",
        "deploy/cloudbuild.yaml, cloudbuild",
        "buildspec-test.yml, codebuild"
    })
    void aPathTellsTheSystem(String path, String system) {
        assertThat(Pipelines.system(path)).contains(system);
    }

    @ParameterizedTest
    @CsvSource({
        "docs/.travis.yml",
        "sub/.github/workflows/a.yml",
        ".github/actions/a/action.yml",
        "pipeline.yml",
        "Jenkinsfile-disabled",
        "Jenkinsfile.example",
        "a.kts"
    })
    void otherPathsAreNoPipelines(String path) {
        assertThat(Pipelines.system(path)).isEmpty();
    }

    @Test
    void gitlabJobsRunWhatTheyExtendReferToAndInclude() throws Unreadable {
        var files = Files.of(".gitlab-ci.yml", """
                include:
                  - local: /ci/*.yml
                  - template: Security/SAST.gitlab-ci.yml
                default:
                  before_script: [npm ci]
                .unused:
                  script: pytest
                .base:
                  script:
                    - &lint npm run lint
                unit:
                  extends: .test
                style:
                  extends: [.base]
                  before_script: []
                both:
                  before_script: []
                  script:
                    - !reference [.test, script]
                    - make
                nightly:
                  script: make nightly
                  rules:
                    - if: $CI_PIPELINE_SOURCE == "schedule"
                off:
                  script: make off
                  rules: [{when: never}]
                tagged:
                  script: make release
                  only: [tags]
                live:
                  script: make deploy
                  environment: {name: production}
                stop:
                  script: make stop
                  environment: {name: production, action: stop}
                """, "ci/test.yml", ".test:\n  script:\n    - npm test\n");

        assertThat(files.steps(".gitlab-ci.yml"))
                .containsExactly(
                        ".gitlab-ci.yml:3 template:Security/SAST.gitlab-ci.yml",
                        ".gitlab-ci.yml:5 npm ci",
                        "ci/test.yml:3 npm test",
                        ".gitlab-ci.yml:10 npm run lint",
                        ".gitlab-ci.yml:20 make",
                        ".gitlab-ci.yml:32 make deploy",
                        ".gitlab-ci.yml:33 environment:production",
                        ".gitlab-ci.yml:35 make stop",
                        "- .gitlab-ci.yml:5 npm ci",
                        "- .gitlab-ci.yml:22 make nightly",
                        "- .gitlab-ci.yml:29 make release");
    }

    @Test
    void gitlabChildPipelinesAreRead() throws Unreadable {
        var files = Files.of(
                ".gitlab-ci.yml",
                "child:\n  trigger:\n    include: ci/child.yml\n",
                "ci/child.yml",
                "test:\n  script: pytest\n");

        assertThat(files.steps(".gitlab-ci.yml")).containsExactly("ci/child.yml:2 pytest");
    }

    @Test
    void circleRunsTheJobsOfItsWorkflows() throws Unreadable {
        var files = Files.of(".circleci/config.yml", """
                orbs:
                  node: circleci/node@5.1
                  unused: circleci/heroku@2
                commands:
                  checks:
                    steps:
                      - run: {command: npm test, working_directory: web}
                jobs:
                  unit:
                    working_directory: ~/project/app
                    environment: {name: x}
                    steps:
                      - checkout
                      - checks
                      - run: make unit
                      - when: {condition: false, steps: [{run: make never}]}
                  forgotten:
                    steps: [{run: pytest}]
                  night:
                    steps: [{run: make night}]
                workflows:
                  main:
                    jobs:
                      - unit
                      - node/test: {pkg-manager: yarn}
                      - hold: {type: approval}
                  nightly:
                    triggers: [{schedule: {cron: x}}]
                    jobs: [night]
                """);

        assertThat(files.steps(".circleci/config.yml"))
                .containsExactly(
                        ".circleci/config.yml:7 npm test in web",
                        ".circleci/config.yml:15 make unit in app",
                        ".circleci/config.yml:25 orb:circleci/node@5.1 test",
                        "- .circleci/config.yml:20 make night");
    }

    @Test
    void circleGoesOnWithTheFileItsSetUpNames() throws Unreadable {
        var files = Files.of(
                ".circleci/config.yml",
                "setup: true\njobs:\n  a:\n    steps:\n      - continuation/continue: {configuration_path: .circleci/next.yml}\n"
                        + "workflows: {w: {jobs: [a]}}\norbs: {continuation: circleci/continuation@1}\n",
                ".circleci/next.yml",
                "jobs:\n  b:\n    steps:\n      - run: pytest\nworkflows: {w: {jobs: [b]}}\n");

        assertThat(files.steps(".circleci/config.yml")).contains(".circleci/next.yml:4 pytest");
    }

    @Test
    void azureStepsStandInStagesJobsConditionsAndTemplates() throws Unreadable {
        var files = Files.of("azure-pipelines.yml", """
                trigger: [main]
                stages:
                - stage: build
                  jobs:
                  - job: a
                    steps:
                    - ${{ if eq(variables.x, 1) }}:
                      - script: make
                        workingDirectory: src/app
                    - template: ci/steps.yml
                    - template: far.yml@shared
                    - script: make never
                      condition: false
                    - task: Maven@4
                      inputs: {goals: clean verify}
                - stage: live
                  jobs:
                  - deployment: d
                    environment: production
                    strategy:
                      runOnce:
                        deploy:
                          steps:
                          - bash: make deploy
                """, "ci/steps.yml", "parameters: []\nsteps:\n- script: pytest\n");

        assertThat(files.steps("azure-pipelines.yml"))
                .containsExactly(
                        "azure-pipelines.yml:8 make in src/app",
                        "ci/steps.yml:3 pytest",
                        "azure-pipelines.yml:11 template:far.yml@shared",
                        "azure-pipelines.yml:14 task:Maven@4",
                        "azure-pipelines.yml:14 mvn clean verify",
                        "azure-pipelines.yml:19 environment:production",
                        "azure-pipelines.yml:24 make deploy");
    }

    @Test
    void bitbucketRunsSomePipelinesOnlyByHand() throws Unreadable {
        var files = Files.of("bitbucket-pipelines.yml", """
                definitions:
                  steps:
                    - step: &test
                        script: [npm test]
                    - step: &unused
                        script: [pytest]
                pipelines:
                  default:
                    - parallel:
                        steps:
                          - step: *test
                  branches:
                    main:
                      - stage:
                          deployment: production
                          steps:
                            - step:
                                script:
                                  - pipe: atlassian/aws-ecs-deploy:1.0
                  custom:
                    nightly:
                      - step:
                          script: [make night]
                """);

        assertThat(files.steps("bitbucket-pipelines.yml"))
                .containsExactly(
                        "bitbucket-pipelines.yml:4 npm test",
                        "bitbucket-pipelines.yml:15 environment:production",
                        "bitbucket-pipelines.yml:19 pipe:atlassian/aws-ecs-deploy:1.0",
                        "- bitbucket-pipelines.yml:23 make night");
    }

    @Test
    void containersRunCommandsOrArePlugins() throws Unreadable {
        var files = Files.of(".drone.yml", """
                kind: secret
                name: x
                ---
                kind: pipeline
                steps:
                  - name: test
                    image: golang
                    environment: {name: x}
                    commands: [go test ./...]
                  - name: publish
                    image: plugins/docker
                    when: {event: tag}
                """, ".woodpecker/a.yml", """
                when:
                  - event: cron
                  - event: [push, pull_request]
                steps:
                  test:
                    image: node
                    commands: [npm test]
                """);

        assertThat(files.steps(".drone.yml"))
                .containsExactly(".drone.yml:9 go test ./...", "- .drone.yml:11 image:plugins/docker");
        assertThat(files.steps(".woodpecker/a.yml")).containsExactly(".woodpecker/a.yml:7 npm test");
    }

    @Test
    void buildkiteTravisAndTheHostedBuildsAreRead() throws Unreadable {
        var files = Files.of(
                ".buildkite/pipeline.yml",
                """
                steps:
                  - group: tests
                    steps:
                      - command: ["make", "pytest"]
                        plugins: [{docker-compose#v4: {run: app}}]
                  - wait
                  - command: make never
                    skip: true
                  - command: make night
                    if: build.source == "schedule"
                """,
                ".travis.yml",
                "language: java\ndeploy: {provider: heroku}\n",
                "build.gradle",
                "",
                "appveyor.yml",
                "test_script:\n  - ps: pytest\ndeploy:\n  - provider: NuGet\n",
                "cloudbuild.yaml",
                "steps:\n- name: gcr.io/cloud-builders/kubectl:1\n  args: [apply, -f, k8s]\n- name: node\n  entrypoint: bash\n"
                        + "  args: ['-c', 'npm test']\n",
                "buildspec.yml",
                "phases:\n  build:\n    commands:\n      - pytest\n");

        assertThat(files.steps(".buildkite/pipeline.yml"))
                .containsExactly(
                        ".buildkite/pipeline.yml:4 make",
                        ".buildkite/pipeline.yml:4 pytest",
                        ".buildkite/pipeline.yml:5 plugin:docker-compose#v4",
                        ".buildkite/pipeline.yml:5 docker compose run app",
                        "- .buildkite/pipeline.yml:9 make night");
        assertThat(files.steps(".travis.yml")).containsExactly(".travis.yml:2 deploy", ".travis.yml:1 gradle check");
        assertThat(files.steps("appveyor.yml")).containsExactly("appveyor.yml:2 pytest", "appveyor.yml:4 deploy");
        assertThat(files.steps("cloudbuild.yaml"))
                .contains("cloudbuild.yaml:3 kubectl apply -f k8s", "cloudbuild.yaml:6 npm test");
        assertThat(files.steps("buildspec.yml")).containsExactly("buildspec.yml:4 pytest");
    }

    @Test
    void programsGiveTheirLiterals() throws Unreadable {
        var files = Files.of(
                "Jenkinsfile",
                "pipeline {\n  // sh 'make never'\n  steps {\n    sh '''\n      mvn verify\n    '''\n    sh(script: \"make\")\n  }\n}\n",
                ".teamcity/settings.kts",
                "project { buildType(Build) }\n",
                ".teamcity/Build.kt",
                """
                object Build : BuildType({
                    steps {
                        gradle { tasks = "clean test" }
                        /* script { scriptContent = "make never" } */
                        script {
                            scriptContent = \"""
                                npm test
                            \""".trimIndent()
                        }
                        dotnetTest { }
                    }
                    triggers { vcs { } }
                })
                """,
                ".teamcity.yml",
                "jobs:\n  A:\n    steps:\n      - type: script\n        script-content: pytest\n      - type: maven\n        goals: verify\n");

        assertThat(files.steps("Jenkinsfile")).containsExactly("Jenkinsfile:5 mvn verify", "Jenkinsfile:7 make");
        assertThat(files.steps(".teamcity/settings.kts"))
                .containsExactly(
                        ".teamcity/Build.kt:3 gradle clean test",
                        ".teamcity/Build.kt:7 npm test",
                        ".teamcity/Build.kt:10 dotnet test");
        assertThat(files.steps(".teamcity.yml"))
                .containsExactly(".teamcity.yml:5 pytest", ".teamcity.yml:7 mvn verify");
    }

    @Test
    void workflowsOfForgejoUseLocalActionsAndThoseOfOtherHosts() throws Unreadable {
        var files = Files.of(
                ".forgejo/workflows/ci.yml",
                "on: push\njobs:\n  a:\n    steps:\n      - uses: https://data.forgejo.org/actions/setup-go@v5\n      - uses: ./.forgejo/t\n"
                        + "  night:\n    if: github.event_name == 'schedule'\n    steps:\n      - run: make night\n",
                ".forgejo/t/action.yml",
                "runs:\n  steps:\n    - run: go test ./...\n");

        assertThat(files.steps(".forgejo/workflows/ci.yml"))
                .containsExactly(
                        ".forgejo/workflows/ci.yml:5 actions/setup-go@v5",
                        ".forgejo/workflows/ci.yml:6 ./.forgejo/t",
                        ".forgejo/t/action.yml:3 go test ./...",
                        "- .forgejo/workflows/ci.yml:10 make night");
    }

    @Test
    void stepsOfSharedLibrariesCountByNameAndByWhatTheyAreGiven() throws Unreadable {
        var files = Files.of("Jenkinsfile", """
                @Library('shared') _
                node('linux') {
                  stage('Build') { infra.runMaven(['-B', 'verify'], '17') }
                  unit: { buildWith('x') }
                  def image = docker.build('a')
                  image.push()
                  git.push('x')
                  // deployTo('never')
                  deployTo 'production'
                }
                """);

        assertThat(files.steps("Jenkinsfile"))
                .contains("Jenkinsfile:3 mvn -B verify 17", "Jenkinsfile:6 docker push", "Jenkinsfile:9 step:deployTo")
                .noneMatch(step -> step.contains("never") || step.startsWith("Jenkinsfile:7 docker"));
    }
}
