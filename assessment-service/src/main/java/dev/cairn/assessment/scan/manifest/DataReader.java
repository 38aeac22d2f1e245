package dev.cairn.assessment.scan.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Parses JSON (with comments), YAML, TOML, HCL and INI into {@link DataNode}s, within bounds. */
public final class DataReader {

    private static final int DEPTH = 64;
    private static final int NODES = 200_000;
    private static final int ALIASES = 256;

    static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(1_000_000)
                    .build())
            .build();
    private static final TomlMapper TOML = new TomlMapper(TomlFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .build());

    private DataReader() {}

    /** Reads by the extension of the path: json, json5, jsonc, yaml, yml, toml, tf, tofu, hcl; anything else as INI. */
    public static DataNode read(String path, String text) throws Unreadable {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        return switch (extension) {
            case "json", "json5", "jsonc", "renovaterc", "webmanifest" -> json(text);
            case "yaml", "yml" -> yaml(text);
            case "toml", "lock" -> toml(text);
            case "tf", "tofu", "hcl" -> HclReader.read(text);
            default -> path.endsWith("Pipfile") ? toml(text) : ini(text);
        };
    }

    /** Reads JSON; comments, trailing commas, single quotes and bare keys are forgiven. */
    public static DataNode json(String text) throws Unreadable {
        Deque<DataNode> open = new ArrayDeque<>();
        int nodes = 0;
        try (JsonParser parser = JSON.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            DataNode root = DataNode.NONE;
            JsonToken token;
            while ((token = parser.nextToken()) != null) {
                if (token == JsonToken.FIELD_NAME) {
                    continue;
                }
                if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                    open.pop();
                    continue;
                }
                if (++nodes > NODES) {
                    throw new Unreadable("the file has too many values", 0);
                }
                DataNode node = jsonNode(parser, token);
                if (open.isEmpty()) {
                    root = node;
                } else {
                    attach(open.element(), parser.currentName(), node);
                }
                if (token.isStructStart()) {
                    open.push(node);
                }
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new Unreadable("not readable as JSON", line);
        } catch (IOException e) {
            throw new Unreadable("not readable as JSON", 0);
        }
    }

    private static void attach(DataNode parent, String name, DataNode node) {
        if (parent.entries() instanceof HashMap) {
            parent.put(name, node);
        } else {
            parent.add(node);
        }
    }

    private static DataNode jsonNode(JsonParser parser, JsonToken token) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        if (token == JsonToken.START_OBJECT) {
            return DataNode.map(line);
        }
        if (token == JsonToken.START_ARRAY) {
            return DataNode.list(line);
        }
        return DataNode.scalar(token == JsonToken.VALUE_NULL ? "" : parser.getText(), line);
    }

    /** Reads the first document of a YAML stream. */
    public static DataNode yaml(String text) throws Unreadable {
        return yamlDocuments(text).stream().findFirst().orElse(DataNode.NONE);
    }

    /** Reads every document of a YAML stream. */
    public static List<DataNode> yamlDocuments(String text) throws Unreadable {
        var settings = LoadSettings.builder()
                .setCodePointLimit(5_000_000)
                .setUseMarks(true)
                .build();
        try {
            return new YamlBuilder().build(new Parse(settings).parseString(filtered(text)));
        } catch (YamlEngineException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new Unreadable("not readable as YAML", 0);
        }
    }

    /** Settings that Gradle filters before they are packed write a dollar so, which no quoted text may hold. */
    private static String filtered(String text) {
        return text.replace("\\${", "${");
    }

    /** Reads TOML; lines are not known to its parser and are 0. */
    public static DataNode toml(String text) throws Unreadable {
        try {
            return new TreeCopy().of(TOML.readTree(text), 0);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new Unreadable("not readable as TOML", Math.max(line, 0));
        } catch (StackOverflowError | RuntimeException e) {
            throw new Unreadable("not readable as TOML", 0);
        }
    }

    /** Reads INI and properties: sections are maps, what stands before the first section is at the top. */
    public static DataNode ini(String text) {
        DataNode root = DataNode.map(1);
        DataNode section = root;
        String key = "";
        var value = new StringBuilder();
        int at = 0;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String trimmed = line.strip();
            if (trimmed.isEmpty() || trimmed.startsWith("#") || trimmed.startsWith(";") || trimmed.startsWith("!")) {
                continue;
            }
            if (trimmed.startsWith("[") && trimmed.endsWith("]")) {
                end(section, key, value, at);
                section = DataNode.map(number);
                root.put(trimmed.substring(1, trimmed.length() - 1).strip(), section);
                key = "";
                continue;
            }
            int equals = separator(trimmed);
            boolean continues = Character.isWhitespace(line.charAt(0)) && !key.isEmpty();
            if (continues) {
                value.append('\n').append(trimmed);
            } else if (equals > 0) {
                end(section, key, value, at);
                key = trimmed.substring(0, equals).strip();
                value.append(trimmed.substring(equals + 1).strip());
                at = number;
            }
        }
        end(section, key, value, at);
        return root;
    }

    /** Keeps a value whose last line was read. */
    private static void end(DataNode section, String key, StringBuilder value, int line) {
        if (!key.isEmpty()) {
            section.put(key, DataNode.scalar(value.toString(), line));
        }
        value.setLength(0);
    }

    private static int separator(String line) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        return equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
    }

    /** Copies what the TOML parser built, which bounds neither depth nor number itself. */
    private static final class TreeCopy {

        private int nodes;

        DataNode of(JsonNode tree, int depth) throws Unreadable {
            if (depth > DEPTH) {
                throw new Unreadable("the file is nested too deeply", 0);
            }
            if (++nodes > NODES) {
                throw new Unreadable("the file has too many values", 0);
            }
            if (tree.isObject()) {
                DataNode map = DataNode.map(0);
                for (Map.Entry<String, JsonNode> entry : tree.properties()) {
                    map.put(entry.getKey(), of(entry.getValue(), depth + 1));
                }
                return map;
            }
            if (tree.isArray()) {
                DataNode list = DataNode.list(0);
                for (JsonNode item : tree) {
                    list.add(of(item, depth + 1));
                }
                return list;
            }
            return DataNode.scalar(tree.asText(""), 0);
        }
    }

    /** Builds from events, which arrive flat, so that no nesting of the file reaches the Java stack. */
    private static final class YamlBuilder {

        private final Map<Anchor, DataNode> anchors = new HashMap<>();
        private final Deque<DataNode> open = new ArrayDeque<>();
        private final Deque<List<String>> keys = new ArrayDeque<>();
        private final List<DataNode> documents = new ArrayList<>();
        private int nodes;
        private int aliases;

        List<DataNode> build(Iterable<Event> events) throws Unreadable {
            for (Event event : events) {
                int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
                accept(event, line);
            }
            return documents;
        }

        private void accept(Event event, int line) throws Unreadable {
            if (event instanceof ScalarEvent scalar) {
                attach(anchored(
                        scalar,
                        DataNode.scalar(scalar.isPlain() ? plain(scalar.getValue()) : scalar.getValue(), line)));
            } else if (event instanceof AliasEvent alias) {
                if (++aliases > ALIASES) {
                    throw new Unreadable("the file has too many aliases", line);
                }
                DataNode target = alias.getAnchor().map(anchors::get).orElse(DataNode.NONE);
                attach(target == null || open.contains(target) ? DataNode.NONE : target);
            } else if (event instanceof MappingStartEvent start) {
                open(anchored(start, DataNode.map(line)), line);
            } else if (event instanceof SequenceStartEvent start) {
                open(anchored(start, DataNode.list(line)), line);
            } else if (event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd) {
                DataNode done = open.pop();
                keys.pop();
                attach(done);
            }
        }

        private static String plain(String value) {
            return value.equals("~") || value.equals("null") ? "" : value;
        }

        private DataNode anchored(NodeEvent event, DataNode node) {
            event.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
            return node;
        }

        private void open(DataNode node, int line) throws Unreadable {
            if (open.size() >= DEPTH) {
                throw new Unreadable("the file is nested too deeply", line);
            }
            open.push(node);
            keys.push(new ArrayList<>());
        }

        private void count(DataNode node) throws Unreadable {
            if (++nodes > NODES) {
                throw new Unreadable("the file has too many values", node.line());
            }
        }

        private void attach(DataNode node) throws Unreadable {
            count(node);
            DataNode parent = open.peek();
            if (parent == null) {
                documents.add(node);
                return;
            }
            if (!(parent.entries() instanceof HashMap)) {
                parent.add(node);
                return;
            }
            List<String> key = keys.element();
            if (key.isEmpty()) {
                key.add(node.text());
            } else {
                merge(parent, key.remove(0), node);
            }
        }

        private void merge(DataNode parent, String key, DataNode node) throws Unreadable {
            if (key.equals("<<")) {
                List<DataNode> sources = node.entries().isEmpty() ? node.items() : List.of(node);
                for (DataNode source : sources) {
                    for (Map.Entry<String, DataNode> entry :
                            List.copyOf(source.entries().entrySet())) {
                        if (!parent.get(entry.getKey()).exists()) {
                            count(node);
                            parent.put(entry.getKey(), entry.getValue());
                        }
                    }
                }
            } else {
                parent.put(key, node);
            }
        }
    }
}
