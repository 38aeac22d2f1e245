package dev.cairn.assessment.scan.manifest;

import dev.cairn.assessment.scan.manifest.Dependency.Kind;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads pom.xml by StAX; document types are refused, so that nothing is fetched or expanded. */
final class MavenManifests {

    private static final int DEPTH = 64;
    private static final int LONGEST_VALUE = 1_000;

    private final XMLStreamReader reader;
    private final Deque<String> stack = new ArrayDeque<>();
    private final List<Dependency> found = new ArrayList<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> current = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private int start;
    private String group = "";
    private String artifact = "";
    private String packaging = "";
    private String parentGroup = "";
    private String parent = "";
    private int parentLine;
    private @Nullable DataNode modules;

    private MavenManifests(XMLStreamReader reader) {
        this.reader = reader;
    }

    static Manifest read(String path, String xml) throws Unreadable {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var maven = new MavenManifests(factory.createXMLStreamReader(new StringReader(xml)));
            maven.run();
            return maven.manifest(path);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new Unreadable("not readable as XML", Math.max(line, 0));
        }
    }

    private Manifest manifest(String path) {
        List<Dependency> resolved = new ArrayList<>();
        for (Dependency d : found) {
            resolved.add(new Dependency(resolve(d.name()), d.kind(), resolve(d.version()), d.line()));
        }
        DataNode data = DataNode.map(1);
        data.put("packaging", DataNode.scalar(packaging, 0));
        data.put("group", DataNode.scalar(group.isEmpty() ? parentGroup : group, 0));
        data.put("parent", DataNode.scalar(parent, parentLine));
        data.put("modules", modules == null ? DataNode.NONE : modules);
        DataNode props = DataNode.map(0);
        properties.forEach((key, value) -> props.put(key, DataNode.scalar(value, 0)));
        data.put("properties", props);
        return new Manifest(path, "java", artifact, List.copyOf(resolved), Map.of(), false, data);
    }

    private String resolve(String value) {
        String result = value;
        for (int round = 0; round < 5 && result.length() <= LONGEST_VALUE && result.contains("${"); round++) {
            int open = result.indexOf("${");
            int close = result.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String key = result.substring(open + 2, close);
            String own = group.isEmpty() ? parentGroup : group;
            String replacement = key.endsWith("groupId") ? own : properties.get(key);
            if (replacement == null || replacement.contains(key)) {
                break;
            }
            result = result.substring(0, open) + replacement + result.substring(close + 1);
        }
        return result;
    }

    private void run() throws XMLStreamException, Unreadable {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> open(reader.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> close(reader.getLocalName());
                case XMLStreamConstants.DTD -> throw new Unreadable("document types are not read", 0);
                default -> {}
            }
        }
    }

    private void open(String name) throws Unreadable {
        if (stack.size() >= DEPTH) {
            throw new Unreadable("the file is nested too deeply", 0);
        }
        stack.push(name);
        text.setLength(0);
        if (name.equals("dependency") || name.equals("plugin") || name.equals("annotationProcessorPath")) {
            current.clear();
            start = reader.getLocation().getLineNumber();
        }
    }

    private void close(String name) {
        stack.pop();
        String value = text.length() > LONGEST_VALUE ? "" : text.toString().strip();
        text.setLength(0);
        String parentName = stack.isEmpty() ? "" : stack.peek();
        if (parentName.equals("dependency") || parentName.equals("plugin")) {
            current.putIfAbsent(name, value);
        }
        switch (name) {
            case "dependency" -> dependency();
            case "plugin" -> plugin();
            case "module" -> module(parentName, value);
            default -> coordinates(name, parentName, value);
        }
    }

    private void coordinates(String name, String parentName, String value) {
        if (parentName.equals("properties")) {
            properties.put(name, value);
        } else if (parentName.equals("parent") && stack.size() == 2) {
            if (name.equals("groupId")) {
                parentGroup = value;
            } else if (name.equals("artifactId")) {
                parent = parentGroup + ":" + value;
                parentLine = reader.getLocation().getLineNumber();
                found.add(new Dependency(parent, Kind.MANAGED, "", parentLine));
            }
        } else if (parentName.equals("project")) {
            switch (name) {
                case "groupId" -> group = value;
                case "artifactId" -> artifact = value;
                case "packaging" -> packaging = value;
                default -> {}
            }
        }
    }

    /** Of the project itself or of one of its profiles; plugins have modules of their own. */
    private void module(String parentName, String value) {
        if (parentName.equals("modules") && (stack.size() == 2 || stack.size() == 4 && stack.contains("profile"))) {
            modules = modules == null ? DataNode.list(reader.getLocation().getLineNumber()) : modules;
            modules.add(DataNode.scalar(value, reader.getLocation().getLineNumber()));
        }
    }

    private void dependency() {
        if (stack.contains("exclusions")) {
            return;
        }
        String scope = current.getOrDefault("scope", "compile");
        boolean managed = stack.contains("dependencyManagement");
        Kind kind = managed
                ? Kind.MANAGED
                : stack.contains("plugin") ? Kind.PLUGIN : scope.equals("test") ? Kind.DEVELOPMENT : Kind.RUNTIME;
        add(kind, current.getOrDefault("groupId", ""));
    }

    private void plugin() {
        Kind kind = stack.contains("pluginManagement") || stack.contains("reporting") ? Kind.MANAGED : Kind.PLUGIN;
        add(kind, current.getOrDefault("groupId", "org.apache.maven.plugins"));
    }

    private void add(Kind kind, String groupId) {
        String artifactId = current.getOrDefault("artifactId", "");
        if (!artifactId.isEmpty()) {
            found.add(new Dependency(groupId + ":" + artifactId, kind, current.getOrDefault("version", ""), start));
        }
    }
}
