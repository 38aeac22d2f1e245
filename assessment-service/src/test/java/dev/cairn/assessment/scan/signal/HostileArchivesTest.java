package dev.cairn.assessment.scan.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.scan.archive.ArchiveLimits;
import dev.cairn.assessment.scan.archive.ArchiveRefused;
import dev.cairn.assessment.scan.archive.Archives;
import dev.cairn.assessment.scan.archive.Watch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Damaged archives end in a refusal or a result, whatever the damage. */
class HostileArchivesTest {

    private static final long SEED = 20_261_122;
    private static final int ROUNDS = 1_500;

    @Test
    void anyDamageIsRefusedOrSurvived() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("r/package.json", "{\"dependencies\":{\"next\":\"15\"},\"scripts\":{\"test\":\"vitest\"}}");
        files.put("r/.github/workflows/ci.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: npm test\n");
        files.put("r/pom.xml", "<project><artifactId>a</artifactId></project>");
        files.put("r/pyproject.toml", "[project]\nname='x'\ndependencies=['django']\n");
        files.put("r/src/a.ts", "Sentry.init()\n".repeat(50));
        byte[] tar = Archives.tar(files);
        List<byte[]> seeds = List.of(tar, Archives.gzip(tar), Archives.zip(files));
        var scanner = new Scanner(Trees.BOOK, ArchiveLimits.DEFAULT);
        var random = new Random(SEED);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] damaged = damage(seeds.get(round % seeds.size()), random);
                assertThat(survives(scanner, damaged))
                        .as("seed %d round %d", SEED, round)
                        .isTrue();
            }
        });
    }

    private static boolean survives(Scanner scanner, byte[] archive) throws IOException {
        try {
            return scanner.scan(new ByteArrayInputStream(archive), null, Watch.NONE) != null;
        } catch (ArchiveRefused e) {
            return e.reason() != null;
        }
    }

    private static byte[] damage(byte[] archive, Random random) {
        byte[] damaged = archive.clone();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
    }
}
