package dev.cairn.assessment.scan.infra;

import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** All infrastructure code of a tree. Files that cannot be read ask for nothing. */
public final class Infrastructure {

    private static final Pattern COMPOSE = Pattern.compile("(?:.*/)?(?:docker-compose|compose)[^/]*\\.ya?ml");
    private static final Pattern PULUMI = Pattern.compile("(?:.*/)?Pulumi\\.ya?ml");
    private static final int RESOURCES = 20_000;
    private static final int FILES = 2_000;

    private final Function<String, DataNode> data;
    private final Map<String, TerraformModule> modules = new TreeMap<>();
    private final List<Resource> resources = new ArrayList<>();
    private final Map<String, List<DataNode>> documents = new TreeMap<>();

    /**
     * Infrastructure of some files.
     *
     * @param texts of the files by path
     * @param data reads a structured file of the tree; nothing when it is not there or cannot be read
     */
    public Infrastructure(Map<String, String> texts, Function<String, DataNode> data) {
        this.data = data;
        texts.entrySet().stream().limit(FILES).forEach(file -> read(file.getKey(), file.getValue()));
        modules.values().forEach(module -> resources.addAll(module.resources()));
    }

    /** Whether a file of this path is infrastructure code by its name. */
    public static boolean named(String path) {
        return path.endsWith(".tf")
                || path.endsWith(".tf.json")
                || path.endsWith(".tofu")
                || COMPOSE.matcher(path).matches()
                || PULUMI.matcher(path).matches();
    }

    /** What is asked for, at most some ten thousand things. */
    public List<Resource> resources() {
        return resources;
    }

    /** Documents of manifests and templates, by path. */
    public Map<String, List<DataNode>> documents() {
        return documents;
    }

    /** Regions in which Terraform places something. */
    public List<TerraformRegions.Use> regions() {
        return modules.values().stream()
                .flatMap(module -> TerraformRegions.of(module).stream())
                .toList();
    }

    private void read(String path, String text) {
        if (path.endsWith(".tf") || path.endsWith(".tf.json") || path.endsWith(".tofu")) {
            int slash = path.lastIndexOf('/');
            modules.computeIfAbsent(slash < 0 ? "" : path.substring(0, slash), folder -> new TerraformModule())
                    .add(path, data.apply(path));
        } else if (COMPOSE.matcher(path).matches()) {
            data.apply(path)
                    .get("services")
                    .entries()
                    .forEach((name, service) -> add(Resource.plain("compose/service", name, path, service)));
        } else if (PULUMI.matcher(path).matches()) {
            data.apply(path)
                    .get("resources")
                    .entries()
                    .forEach((name, resource) ->
                            add(Resource.plain(resource.get("type").text(), name, path, resource.get("properties"))));
        } else {
            manifest(path, text);
        }
    }

    private void manifest(String path, String text) {
        List<DataNode> read = documents(path, text);
        documents.put(path, read);
        for (DataNode document : read) {
            String kind = document.get("kind").text();
            String version = document.get("apiVersion").text();
            if (!kind.isEmpty()) {
                int slash = version.indexOf('/');
                String group = slash < 0 ? version : version.substring(0, slash);
                add(Resource.plain(
                        group + "/" + kind, document.at("metadata", "name").text(), path, document));
            }
            document.get("Resources").entries().forEach((name, resource) -> {
                String type = resource.get("Type").text();
                if (type.startsWith("AWS::")) {
                    add(Resource.plain(type, name, path, resource.get("Properties")));
                }
            });
        }
    }

    private void add(Resource resource) {
        boolean off = resource.properties().at("spec", "suspend").isTrue()
                || resource.properties().at("spec", "paused").isTrue();
        if (!off && resources.size() < RESOURCES) {
            resources.add(resource);
        }
    }

    private List<DataNode> documents(String path, String text) {
        boolean template = text.contains("{{");
        try {
            return path.endsWith(".json") ? List.of(DataReader.json(text)) : DataReader.yamlDocuments(text);
        } catch (Unreadable e) {
            int templates = path.lastIndexOf("templates/");
            String chart = templates < 0 ? "" : path.substring(0, templates);
            boolean off = template && templates >= 0 && HelmTemplate.off(text, data.apply(chart + "values.yaml"));
            return template && !off ? rendered(text) : List.of();
        }
    }

    private static List<DataNode> rendered(String text) {
        try {
            return DataReader.yamlDocuments(HelmTemplate.plain(text));
        } catch (Unreadable e) {
            return List.of();
        }
    }
}
