package dev.cairn.assessment.scan.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which scripts a command line calls, and where. */
class ScriptCallTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "npm test | test",
                "npm t | test",
                "npm --silent test | test",
                "pnpm run test:unit -- --coverage | test:unit",
                "yarn workspace @a/web build | build of @a/web",
                "dotenv -e .env -- yarn workspace @a/web build | build of @a/web",
                "yarn workspaces foreach -A run test | test everywhere",
                "pnpm --filter web test | test of web",
                "pnpm --filter=web... run build | build of web",
                "pnpm --filter './packages/*' test | test everywhere",
                "pnpm -r run test | test everywhere",
                "npm run build -w web | build of web",
                "npm run build --workspace=web | build of web",
                "npm test --workspaces | test everywhere",
                "npm --prefix web run build | build in web",
                "yarn --cwd web test | test in web",
                "npx turbo run build test --filter=web | build,test of web",
                "turbo build lint --concurrency 4 | build,lint everywhere",
                "turbo run web#build | build of web",
                "nx run api:build:production | build of api",
                "npx nx build api | build of api",
                "nx run-many --target=build --parallel=3 | build everywhere",
                "nx affected -t lint test --base=main | lint,test everywhere",
                "nx affected:test --base origin/main | test everywhere",
                "nx run-many --targets=build,test -p api | build,test of api",
                "lerna run test --scope web | test of web",
                "run-s type-check test:* | type-check,test:*",
                "npm-run-all --parallel lint 'test:**' | lint,test:**",
                "cross-env CI=1 npm run ci | ci",
                "docker compose run --rm web npm test | test",
                "concurrently \"npm:lint\" | lint",
                "bash -c \"npm run ci\" | ci",
                "yarn install --frozen-lockfile | install"
            })
    void theScriptsOfACommandAreRead(String command, String expected) {
        ScriptCall call = ScriptCall.in(command).get(0);
        assertThat(String.join(",", call.names())
                        + (call.project().isEmpty() ? "" : " of " + call.project())
                        + (call.folder().isEmpty() ? "" : " in " + call.folder())
                        + (call.everywhere() ? " everywhere" : ""))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"pnpm exec vitest", "npx jest", "cat package.json", "npm", "npm | tee x", "pnpm dlx serve"})
    void whatCallsNoScriptIsLeftAlone(String command) {
        assertThat(ScriptCall.in(command).stream().flatMap(call -> call.names().stream()))
                .isEmpty();
    }

    @Test
    void twoCallsOfALineAreTwo() {
        assertThat(ScriptCall.in("npm run a || yarn b"))
                .extracting(ScriptCall::names)
                .contains(List.of("a"), List.of("b"));
    }

    @Test
    @Timeout(5)
    void aLineOfNothingButCallsComesToAnEnd() {
        assertThat(ScriptCall.in("npm -w -t ".repeat(200))).hasSizeLessThan(30);
        assertThat(ScriptCall.in("nx run-many -t " + "a ".repeat(900))).hasSize(1);
    }
}
