package dev.cairn.project.common.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Any object is a patch or has faults at pointers of its own, and a patch of nothing changes nothing. */
class MergePatchFuzzTest {

    private static final long SEED = Long.getLong("cairn.seed", 20_261_126L);
    private static final Set<String> KNOWN = Set.of("name", "startDate", "tags", "urls");
    private static final List<String> NAMES = List.of("name", "startDate", "tags", "urls", "a/b", "~", "", "\u0000");

    @Test
    void isReadOrFaulty() {
        for (int round = 0; round < 20_000; round++) {
            Map<String, @Nullable Object> patch = patch(new Random(SEED + round));
            Throwable failed = catchThrowable(() -> check(patch));
            assertThat(failed).as("seed %d: %s", SEED + round, patch).isNull();
        }
    }

    private static void check(Map<String, @Nullable Object> fields) {
        var faults = new Faults();
        var patch = new MergePatch(fields, KNOWN, faults);
        String name = patch.text("name", "Shop");
        LocalDate day = patch.day("startDate", LocalDate.EPOCH);
        List<String> tags = patch.texts("tags", List.of("a"));
        Map<String, String> urls = patch.entries("urls", Map.of("b", "c"));

        assertThat(fields.containsKey("name") || name.equals("Shop")).isTrue();
        assertThat(fields.containsKey("startDate") || day.equals(LocalDate.EPOCH))
                .isTrue();
        assertThat(fields.containsKey("tags") || tags.equals(List.of("a"))).isTrue();
        assertThat(fields.containsKey("urls") || urls.equals(Map.of("b", "c"))).isTrue();
        Throwable refused = catchThrowable(faults::refuse);
        assertThat(refused == null || refused instanceof Refused).isTrue();
        assertThat(refused != null || KNOWN.containsAll(fields.keySet())).isTrue();
    }

    private static Map<String, @Nullable Object> patch(Random random) {
        Map<String, @Nullable Object> patch = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            patch.put(NAMES.get(random.nextInt(NAMES.size())), value(random, 0));
        }
        return patch;
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 7)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextDouble();
            case 3 -> random.nextBoolean() ? "2026-02-30" : "2026-02-28";
            case 4 -> "x".repeat(random.nextInt(40)) + (char) random.nextInt(0x10000);
            case 5 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new HashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(NAMES.get(random.nextInt(NAMES.size())), value(random, depth + 1));
                }
                yield map;
            }
        };
    }
}
