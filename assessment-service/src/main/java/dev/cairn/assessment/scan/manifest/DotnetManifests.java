package dev.cairn.assessment.scan.manifest;

import dev.cairn.assessment.scan.manifest.Dependency.Kind;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads project files, their shared properties and packages, and packages.config by StAX; document types are refused,
 * so that nothing is fetched or expanded.
 *
 * <p>Conditions are not evaluated: what holds for one of the frameworks or configurations is part of the product.
 */
final class DotnetManifests {

    private static final int DEPTH = 64;
    private static final int DEPENDENCIES = 20_000;
    private static final int LONGEST_VALUE = 1_000;

    /** Properties of programs that nobody calls from a command line. */
    private static final List<String> HOSTED = List.of("IsAspireHost", "UseMaui", "UseWPF", "UseWindowsForms");

    private static final Pattern TESTS_ONLY = Pattern.compile("(?i)[^!]*test[^!]*");

    private final XMLStreamReader reader;
    private final List<String> open = new ArrayList<>();
    private final List<Dependency> found = new ArrayList<>();
    private final Map<String, String> properties = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private String sdk = "";
    private boolean tests;
    /** Whether what is open is only there for projects whose name or property says that they test. */
    private boolean forTests;
    /** Whether the reference that is open adds a package; one that only updates another's details does not. */
    private boolean adds;

    private DotnetManifests(XMLStreamReader reader) {
        this.reader = reader;
    }

    static Manifest read(String path, String xml) throws Unreadable {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        String plain = xml.startsWith("\uFEFF") ? xml.substring(1) : xml;
        try {
            var dotnet = new DotnetManifests(factory.createXMLStreamReader(new StringReader(plain)));
            dotnet.run();
            return dotnet.manifest(path);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new Unreadable("not readable as XML", Math.max(line, 0));
        }
    }

    /** Packages of a NuGet lock file, for each framework those that were resolved. */
    static Manifest lock(String path, String text) throws Unreadable {
        List<Dependency> found = new ArrayList<>();
        DataReader.json(text)
                .get("dependencies")
                .entries()
                .forEach((framework, packages) -> packages.entries()
                        .forEach((name, one) -> found.add(new Dependency(
                                name.toLowerCase(Locale.ROOT),
                                Kind.MANAGED,
                                one.get("resolved").text(),
                                one.line()))));
        return new Manifest(path, "dotnet", "", List.copyOf(found), Map.of(), false, DataNode.NONE);
    }

    private Manifest manifest(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        boolean project = file.endsWith("proj");
        String name = properties.getOrDefault("AssemblyName", file.replaceFirst("\\.\\w+proj$", ""));
        // a value that is computed says less than the name of the file
        name = name.contains("$(") ? file.replaceFirst("\\.\\w+proj$", "") : name;
        boolean program = properties.getOrDefault("OutputType", "").equalsIgnoreCase("exe")
                || properties.getOrDefault("PackAsTool", "").equalsIgnoreCase("true");
        boolean hosted = sdk.startsWith("Microsoft.NET.Sdk.")
                || sdk.startsWith("Aspire.")
                || HOSTED.stream()
                        .anyMatch(key -> properties.getOrDefault(key, "").equalsIgnoreCase("true"));
        DataNode data = DataNode.map(1);
        DataNode props = DataNode.map(0);
        properties.forEach((key, value) -> props.put(key, DataNode.scalar(value, 0)));
        data.put("properties", props);
        return new Manifest(
                path,
                "dotnet",
                project ? name : "",
                dependencies(project),
                Map.of(),
                program && !hosted && !tests,
                data);
    }

    /** All that a project of tests refers to is there for the tests; what projects share is not one. */
    private List<Dependency> dependencies(boolean project) {
        if (!tests || !project) {
            return List.copyOf(found);
        }
        return found.stream()
                .map(d -> d.kind() == Kind.RUNTIME
                        ? new Dependency(d.name(), Kind.DEVELOPMENT, d.version(), d.line())
                        : d)
                .toList();
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
        if (open.size() >= DEPTH) {
            throw new Unreadable("the file is nested too deeply", line());
        }
        switch (name) {
            case "Project" -> sdk(attribute("Sdk"));
            case "Sdk" -> sdk(attribute("Name"));
            case "ItemGroup" ->
                forTests = TESTS_ONLY.matcher(attribute("Condition")).matches();
            case "PackageReference" -> {
                adds = !attribute("Include").isEmpty();
                add(attribute("Include"), referenced(), attribute("Version"));
            }
            case "GlobalPackageReference" -> add(attribute("Include"), Kind.DEVELOPMENT, attribute("Version"));
            case "PackageVersion" -> add(attribute("Include"), Kind.MANAGED, attribute("Version"));
            case "FrameworkReference" -> add(attribute("Include"), Kind.RUNTIME, "");
            case "package" ->
                add(
                        attribute("id"),
                        attribute("developmentDependency").equals("true") ? Kind.DEVELOPMENT : Kind.RUNTIME,
                        attribute("version"));
            default -> {}
        }
        open.add(name);
        text.setLength(0);
    }

    private Kind referenced() {
        return forTests || attribute("PrivateAssets").equalsIgnoreCase("all") ? Kind.DEVELOPMENT : Kind.RUNTIME;
    }

    private void close(String name) {
        open.remove(open.size() - 1);
        String parent = open.isEmpty() ? "" : open.get(open.size() - 1);
        String value = text.toString().strip();
        text.setLength(0);
        if (parent.equals("PropertyGroup") && value.length() <= LONGEST_VALUE) {
            properties.put(name, value);
            tests |= name.equals("IsTestProject") && value.equalsIgnoreCase("true");
        } else if (adds
                && parent.equals("PackageReference")
                && name.equals("PrivateAssets")
                && value.equalsIgnoreCase("all")) {
            Dependency last = found.remove(found.size() - 1);
            found.add(new Dependency(last.name(), Kind.DEVELOPMENT, last.version(), last.line()));
        }
    }

    private void sdk(String name) throws Unreadable {
        if (!name.isEmpty()) {
            sdk = sdk.isEmpty() ? name : sdk;
            int version = name.indexOf('/');
            add("sdk:" + (version < 0 ? name : name.substring(0, version)), Kind.PLUGIN, "");
            tests |= name.startsWith("MSTest.Sdk");
        }
    }

    private void add(String written, Kind kind, String version) throws Unreadable {
        if (written.isEmpty()) {
            return;
        }
        if (found.size() == DEPENDENCIES) {
            throw new Unreadable("the file has too many dependencies", line());
        }
        String name = written.toLowerCase(Locale.ROOT);
        tests |= kind == Kind.RUNTIME && name.equals("microsoft.net.test.sdk");
        found.add(new Dependency(name, kind, version, line()));
    }

    private String attribute(String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }

    private int line() {
        return Math.max(reader.getLocation().getLineNumber(), 0);
    }
}
