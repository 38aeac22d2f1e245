package dev.cairn.assessment.scan.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.scan.manifest.Unreadable;
import org.junit.jupiter.api.Test;

/** What a step does is told by what its workflow, its job and its inputs put into it. */
class GithubStepsTest {

    private static final String PATH = ".github/workflows/a.yml";

    @Test
    void commandsReadTheEnvironmentTheNearestSettingOfItCounting() throws Unreadable {
        var files = Files.of(PATH, """
                on: push
                env: {TOOL: far, SUITE: unit}
                jobs:
                  a:
                    env: {TOOL: npm}
                    strategy: {matrix: {only: [test, 'test:e2e']}}
                    steps:
                      - run: $TOOL run ${TASK}
                        env: {TASK: '${{ matrix.only }}'}
                      - run: $TOOL $SUITE $TOOLS $UNKNOWN
                """);
        assertThat(files.steps(PATH))
                .containsExactly(
                        PATH + ":8 npm run test", PATH + ":8 npm run test:e2e", PATH + ":10 npm unit $TOOLS $UNKNOWN");
    }

    @Test
    void whatAnExpressionComputesStaysAName() throws Unreadable {
        var files = Files.of(PATH, """
                on: push
                env: {TOKEN: plain}
                jobs:
                  a:
                    steps:
                      - run: deploy $TOKEN
                        env: {TOKEN: '${{ secrets.TOKEN }}'}
                """);
        assertThat(files.steps(PATH)).containsExactly(PATH + ":6 deploy $TOKEN");
    }

    @Test
    void anImageThatIsPushedNowhereIsOnlyBuilt() throws Unreadable {
        var files = Files.of(PATH, """
                on: push
                jobs:
                  a:
                    steps:
                      - uses: docker/build-push-action@v6
                      - {uses: docker/build-push-action@v6, with: {push: false}}
                      - {uses: docker/build-push-action@v6, with: {push: true}}
                      - {uses: docker/build-push-action@v6, with: {push: "${{ github.ref == 'refs/heads/main' }}"}}
                      - {uses: docker/build-push-action@v6, with: {outputs: 'type=image,push=true'}}
                      - {uses: docker/build-push-action@v6, with: {outputs: 'type=docker,dest=/tmp/a.tar'}}
                """);
        String pushed = "docker/build-push-action@v6";
        assertThat(files.steps(PATH))
                .containsExactly(
                        PATH + ":5 build-only:" + pushed,
                        PATH + ":6 build-only:" + pushed,
                        PATH + ":7 " + pushed,
                        PATH + ":8 " + pushed,
                        PATH + ":9 " + pushed,
                        PATH + ":10 build-only:" + pushed);
    }
}
