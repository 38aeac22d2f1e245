package dev.cairn.bench.scan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** How a file of a language looks: what it imports, and lines of which it is filled. */
enum Language {
    TYPESCRIPT(
            "src/%s/%s%d.ts",
            "src/%s/%s%d.test.ts",
            List.of(
                    "import express from 'express'",
                    "import * as Sentry from '@sentry/node'",
                    "import { createClient } from 'redis'",
                    "import { Queue } from 'bullmq'",
                    "import { describe, expect, it } from 'vitest'"),
            List.of(
                    "export async function load%s(id: string): Promise<%s | undefined> {",
                    "  const row = await database.query('select * from %s where id = $1', [%s])",
                    "  if (row === undefined) throw new NotFound(`%s ${id} of %s`)",
                    "  // the %s is kept as long as its %s is open",
                    "  return { ...row, %s: Number(row.%s), updatedAt: new Date(row.updated_at) }",
                    "}")),
    PYTHON(
            "app/%s/%s_%d.py",
            "tests/%s/test_%s_%d.py",
            List.of(
                    "import sentry_sdk",
                    "from celery import shared_task",
                    "from django.core.cache import cache",
                    "from sqlalchemy import select",
                    "import pytest"),
            List.of(
                    "def load_%s(session: Session, %s: str) -> Invoice | None:",
                    "    \"\"\"The %s, with what the %s needs to be shown.\"\"\"",
                    "    row = session.execute(select(%s).where(%s.id == key)).scalar_one_or_none()",
                    "    # an old %s has no %s, and is shown without",
                    "    return None if row is None else Invoice(%s=row.%s, total=row.total)",
                    "")),
    JAVA(
            "src/main/java/com/example/%s/%s%d.java",
            "src/test/java/com/example/%s/%s%dTest.java",
            List.of(
                    "import io.sentry.Sentry;",
                    "import org.springframework.cache.annotation.Cacheable;",
                    "import org.springframework.scheduling.annotation.Scheduled;",
                    "import java.util.Optional;",
                    "import org.junit.jupiter.api.Test;"),
            List.of(
                    "    /** Finds the %s by its %s. */",
                    "    public Optional<Invoice> find%s(String %s) {",
                    "        var row = jdbc.queryForList(\"select * from %s where id = ?\", %s);",
                    "        // a %s without its %s is not shown to anybody",
                    "        return row.stream().map(one -> new Invoice(one.get(\"%s\"), one.get(\"%s\"))).findFirst();",
                    "    }"));

    private static final List<String> WORDS = List.of(
            "invoice",
            "order",
            "customer",
            "shipment",
            "payment",
            "refund",
            "address",
            "product",
            "basket",
            "coupon",
            "account",
            "session",
            "report",
            "ledger",
            "balance",
            "supplier",
            "warehouse",
            "parcel",
            "carrier",
            "label");

    private static final int TEST_EVERY = 7;
    private static final int IMPORT_ONE_IN = 20;

    private final String path;
    private final String testPath;
    private final List<String> imports;
    private final List<String> lines;

    Language(String path, String testPath, List<String> imports, List<String> lines) {
        this.path = path;
        this.testPath = testPath;
        this.imports = imports;
        this.lines = lines;
    }

    /** Where the file of this number is, in its package; every seventh is a test. */
    String path(int number) {
        String word = WORDS.get(number % WORDS.size());
        return (number % TEST_EVERY == 0 ? testPath : path).formatted(word, word, number);
    }

    /** A text of about this size. Most files import nothing that tells anything, as in real trees. */
    byte[] text(SplittableRandom random, int size) {
        var text = new StringBuilder(size + 200);
        if (random.nextInt(IMPORT_ONE_IN) == 0) {
            text.append(imports.get(random.nextInt(imports.size()))).append("\n\n");
        }
        while (text.length() < size) {
            String line = lines.get(random.nextInt(lines.size()));
            text.append(line.formatted(word(random), word(random))).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String word(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size())) + random.nextInt(100);
    }
}
