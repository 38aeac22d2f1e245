package dev.cairn.assessment;

import java.util.LinkedHashMap;
import java.util.Map;

/** Small work trees that are scanned in tests. */
final class ServedTrees {

    private ServedTrees() {}

    /** A TypeScript service with tests and a pipeline that runs them and deploys. */
    static Map<String, String> shop() {
        var files = new LinkedHashMap<String, String>();
        files.put("shop/package.json", """
                {"name": "shop", "scripts": {"test": "vitest run", "start": "node dist/server.js"},
                 "dependencies": {"express": "^5.0.0", "ioredis": "^5.4.1", "@sentry/node": "^9.0.0", "bullmq": "^5.1.0",
                   "pg": "^8.13.0"},
                 "devDependencies": {"typescript": "^5.6.0", "vitest": "^3.0.0"}}
                """);
        files.put("shop/tsconfig.json", "{\"compilerOptions\": {\"strict\": true, \"outDir\": \"dist\"}}\n");
        files.put("shop/src/server.ts", """
                import * as Sentry from '@sentry/node';
                import express from 'express';
                import Redis from 'ioredis';
                import { Queue, Worker } from 'bullmq';

                Sentry.init({ dsn: process.env.SENTRY_DSN });
                const app = express();
                const redis = new Redis(process.env.REDIS_URL);
                const mails = new Queue('mails');
                new Worker('mails', async (job) => console.log(job.id));
                app.get('/orders', async (request, response) => response.json(await redis.get('orders')));
                app.listen(3000);
                """);
        files.put("shop/src/price.ts", "export const price = (cents: number): string => (cents / 100).toFixed(2);\n");
        files.put("shop/src/price.test.ts", """
                import { expect, it } from 'vitest';
                import { price } from './price';
                it('shows cents', () => expect(price(150)).toBe('1.50'));
                """);
        files.put(
                "shop/migrations/001_orders.sql", "create table orders (id bigint primary key, cents int not null);\n");
        files.put("shop/.github/workflows/ci.yml", """
                name: ci
                on:
                  push:
                    branches: [main]
                  pull_request:
                jobs:
                  test:
                    runs-on: ubuntu-latest
                    steps:
                      - uses: actions/checkout@v4
                      - run: npm ci
                      - run: npm test
                  deploy:
                    needs: test
                    runs-on: ubuntu-latest
                    steps:
                      - run: npm ci
                      - run: npx vercel deploy --prod
                """);
        return files;
    }

    /** The same without its pipeline and its tests. */
    static Map<String, String> shopWithoutPipelineAndTests() {
        Map<String, String> files = shop();
        files.keySet().removeIf(path -> path.contains(".github") || path.endsWith(".test.ts"));
        return files;
    }
}
