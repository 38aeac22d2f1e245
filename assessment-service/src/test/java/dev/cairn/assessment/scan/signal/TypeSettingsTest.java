package dev.cairn.assessment.scan.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the compiler is told to be strict, when it is not in the file of the folder itself. */
class TypeSettingsTest {

    private static final String CODE = "export const answer: number = 42;\n".repeat(20);

    @Test
    void aPackageOfTheSameTreeHoldsTheBase() {
        Map<String, String> strict = Map.of(
                "tooling/typescript/package.json", "{\"name\": \"@house/tsconfig\"}",
                "tooling/typescript/base.json", "{\"compilerOptions\": {\"strict\": true}}",
                "tooling/typescript/compiled.json", "{\"extends\": \"./base.json\"}",
                "packages/api/package.json", "{\"name\": \"@house/api\"}",
                "packages/api/tsconfig.json", "{\"extends\": \"@house/tsconfig/compiled.json\"}",
                "packages/api/src/index.ts", CODE);
        assertThat(Trees.scan(strict).facts())
                .containsEntry("types.checker_configured", true)
                .containsEntry("types.share", 1.0);
    }

    @Test
    void aLenientBaseIsLenient() {
        Map<String, String> lenient = Map.of(
                "packages/typescript-config/package.json", "{\"name\": \"@house/tsconfig\"}",
                "packages/typescript-config/base.json", "{\"compilerOptions\": {\"strict\": false}}",
                "packages/api/tsconfig.json", "{\"extends\": \"@house/tsconfig/base.json\"}",
                "packages/api/src/index.ts", CODE);
        assertThat(Trees.scan(lenient).facts())
                .containsEntry("types.checker_configured", false)
                .containsEntry("types.share", 0.0);
    }

    @Test
    void denoIsStrictUnlessToldOtherwise() {
        assertThat(Trees.scan(Map.of("deno.json", "{\"tasks\": {}}", "main.ts", CODE))
                        .facts())
                .containsEntry("types.checker_configured", true)
                .containsEntry("types.share", 1.0);
        assertThat(Trees.scan(Map.of("deno.json", "{\"compilerOptions\": {\"strict\": false}}", "main.ts", CODE))
                        .facts())
                .containsEntry("types.checker_configured", false);
    }
}
