package dev.cairn.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Small work trees as archives. */
final class Trees {

    private static final String WORKFLOW = """
            name: ci
            on: {push: {branches: [main]}, pull_request: {}}
            jobs:
              test:
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout@v4
                  - run: npm ci
                  - run: npx tsc --noEmit
                  - run: npm test
              deploy:
                needs: test
                runs-on: ubuntu-latest
                environment: production
                steps:
                  - run: npx vercel deploy --prod
            """;

    private Trees() {}

    /** A small service in TypeScript with a pipeline, tests, error tracking and types. */
    static byte[] whole() {
        return archive(files());
    }

    /** The same without its pipeline and tests. */
    static byte[] reduced() {
        var files = new TreeMap<>(files());
        files.keySet().removeIf(path -> path.startsWith(".github/") || path.startsWith("test/"));
        return archive(files);
    }

    /** The same with sign-in left to a provider: with its hypothesis reached, nothing of the first phase is missing. */
    static byte[] withManagedSignIn() {
        var files = new TreeMap<>(files());
        files.compute(
                "package.json",
                (path, text) ->
                        String.valueOf(text).replace("\"pg\":", "\"express-openid-connect\": \"^2.17.0\", \"pg\":"));
        return archive(files);
    }

    static Map<String, String> files() {
        return Map.of(
                "package.json",
                """
                {"name": "shop", "private": true,
                 "scripts": {"test": "vitest run", "build": "tsc"},
                 "dependencies": {"express": "^5.0.0", "@sentry/node": "^9.0.0", "pg": "^8.0.0"},
                 "devDependencies": {"typescript": "^5.0.0", "vitest": "^3.0.0"}}
                """,
                "tsconfig.json",
                "{\"compilerOptions\": {\"strict\": true, \"outDir\": \"dist\"}, \"include\": [\"src\"]}",
                "src/server.ts",
                """
                import express from 'express';
                import * as Sentry from '@sentry/node';

                Sentry.init({ dsn: process.env.SENTRY_DSN });
                export const app = express();
                app.get('/orders', (request, response) => { response.json([]); });
                app.listen(8080);
                """,
                "test/orders.test.ts",
                """
                import { expect, test } from 'vitest';

                test('sums', () => { expect(1 + 1).toBe(2); });
                """,
                "migrations/001_orders.sql",
                "create table orders (id uuid primary key, placed_at timestamptz not null);\n",
                ".github/workflows/ci.yml",
                WORKFLOW);
    }

    static byte[] archive(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (var file : new TreeMap<>(files).entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                var entry = new TarArchiveEntry(file.getKey());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
