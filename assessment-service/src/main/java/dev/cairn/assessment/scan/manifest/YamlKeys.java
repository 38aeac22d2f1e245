package dev.cairn.assessment.scan.manifest;

import dev.cairn.assessment.scan.manifest.JsonKeys.Repeated;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Keys of YAML mappings, of which a parsed file keeps only the last of a name. */
public final class YamlKeys {

    private static final int DEPTH = 64;
    private static final String MERGE = "<<";

    /** What a pipeline is made of before it is read as YAML: conditions and loops, of which a mapping may have many. */
    private static final String TEMPLATE = "${{";

    private final Deque<Level> open = new ArrayDeque<>();
    private final List<Repeated> found = new ArrayList<>();

    private YamlKeys() {}

    /** The keys of one mapping with their first lines; null for a sequence. */
    private static final class Level {

        private final @Nullable Map<String, Integer> keys;
        private boolean atKey = true;

        Level(@Nullable Map<String, Integer> keys) {
            this.keys = keys;
        }
    }

    /** The first of them, at most this many; none of a text that is no YAML, whose lines may mean anything. */
    public static List<Repeated> repeated(String text, int most) {
        var settings = LoadSettings.builder().setUseMarks(true).build();
        var keys = new YamlKeys();
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                keys.accept(event);
            }
        } catch (YamlEngineException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return List.of();
        }
        return List.copyOf(keys.found.subList(0, Math.min(most, keys.found.size())));
    }

    private void accept(Event event) {
        switch (event.getEventId()) {
            case MappingStart -> open(new Level(new HashMap<>()));
            case SequenceStart -> open(new Level(null));
            case MappingEnd, SequenceEnd -> {
                open.pop();
                passed();
            }
            case Scalar -> {
                key((ScalarEvent) event);
                passed();
            }
            case Alias -> passed();
            default -> {}
        }
    }

    private void open(Level level) {
        if (open.size() >= DEPTH) {
            throw new IllegalArgumentException("the file is nested too deeply");
        }
        open.push(level);
    }

    private void key(ScalarEvent scalar) {
        Level level = open.peek();
        String name = scalar.getValue();
        if (level == null || level.keys == null || !level.atKey || name.equals(MERGE) || name.startsWith(TEMPLATE)) {
            return;
        }
        int line = scalar.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        Integer first = level.keys.putIfAbsent(name, line);
        if (first != null) {
            found.add(new Repeated(name, first, line));
        }
    }

    /** A key or a value was passed; after a key comes its value, after that the next key. */
    private void passed() {
        Level level = open.peek();
        if (level != null) {
            level.atKey = !level.atKey;
        }
    }
}
