package dev.cairn.assessment.roadmap;

import java.util.ArrayDeque;
import java.util.Deque;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Makes a tree of a text that may be meant to do harm. Before anything is built its events are gone through, which needs no
 * memory and no stack: one that is too long, too deep, too large, uses aliases to be larger than it looks, or names a
 * type by a tag, is refused there, at its place.
 */
final class YamlTree {

    static final int MAX_DEPTH = 20;
    static final int MAX_ALIASES = 10;
    static final int MAX_NODES = 60_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setLabel("roadmap")
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .setCodePointLimit(RoadmapReader.MAX_CHARACTERS)
            .build();

    private YamlTree() {}

    /** @throws RoadmapException where there is no tree to be had */
    static Node of(String yaml, Errors errors) {
        if (yaml.length() > RoadmapReader.MAX_CHARACTERS) {
            throw errors.raised(1, 1, "longer than " + RoadmapReader.MAX_CHARACTERS + " characters");
        }
        try {
            inspect(yaml, errors);
            return new Compose(SETTINGS)
                    .composeString(yaml)
                    .orElseThrow(() -> errors.raised(1, 1, "not YAML: there is nothing in it"));
        } catch (MarkedYamlEngineException broken) {
            var mark = broken.getProblemMark();
            throw errors.raised(
                    mark.map(Mark::getLine).orElse(0) + 1,
                    mark.map(Mark::getColumn).orElse(0) + 1,
                    "not YAML: " + broken.getProblem());
        } catch (YamlEngineException broken) {
            throw errors.raised(1, 1, "not YAML: " + broken.getMessage());
        }
    }

    private static void inspect(String yaml, Errors errors) {
        Deque<Event> open = new ArrayDeque<>();
        int aliases = 0;
        int nodes = 0;
        for (Event event : new Parse(SETTINGS).parseString(yaml)) {
            if (event instanceof CollectionStartEvent start) {
                open.push(event);
                require(open.size() <= MAX_DEPTH, event, errors, "nested deeper than " + MAX_DEPTH + " levels");
                require(start.getTag().isEmpty(), event, errors, "tags are not used here");
            } else if (event instanceof CollectionEndEvent) {
                open.pop();
            } else if (event instanceof AliasEvent) {
                aliases++;
                require(aliases <= MAX_ALIASES, event, errors, "more than " + MAX_ALIASES + " aliases");
            } else if (event instanceof ScalarEvent scalar) {
                require(scalar.getTag().isEmpty(), event, errors, "tags are not used here");
            }
            nodes++;
            require(nodes <= MAX_NODES, event, errors, "more than " + MAX_NODES + " parts");
        }
    }

    private static void require(boolean holds, Event event, Errors errors, String message) {
        if (!holds) {
            throw errors.raised(
                    event.getStartMark().map(Mark::getLine).orElse(0) + 1,
                    event.getStartMark().map(Mark::getColumn).orElse(0) + 1,
                    message);
        }
    }
}
