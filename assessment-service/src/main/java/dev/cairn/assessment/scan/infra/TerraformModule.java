package dev.cairn.assessment.scan.infra;

import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Terraform files of one folder, which are one text to Terraform. */
public final class TerraformModule {

    private static final Pattern NAME =
            Pattern.compile("(?:\\$\\{)?((?:var|local)\\.[\\w-]+|azurerm_resource_group\\.[\\w-]+\\.location)}?");
    private static final Pattern CHOICE =
            Pattern.compile("\\s*((?:var|local)\\.[\\w-]+)(?:\\s*==\\s*true)?\\s*\\?\\s*1\\s*:\\s*0\\s*");
    private static final int ROUNDS = 4;
    private static final int LONGEST = 2_000;

    private final Map<String, DataNode> defaults = new HashMap<>();
    private final List<Resource> resources = new ArrayList<>();
    private final List<Resource> calls = new ArrayList<>();
    private final List<Resource> providers = new ArrayList<>();

    void add(String path, DataNode file) {
        file.get("variable")
                .entries()
                .forEach((name, blocks) ->
                        bodies(blocks).forEach(body -> defaults.put("var." + name, body.get("default"))));
        for (DataNode locals : bodies(file.get("locals"))) {
            locals.entries().forEach((name, value) -> defaults.put("local." + name, value));
        }
        file.get("resource")
                .entries()
                .forEach((type, names) -> names.entries().forEach((name, blocks) -> {
                    for (DataNode body : bodies(blocks)) {
                        if (type.equals("azurerm_resource_group")) {
                            defaults.put(type + "." + name + ".location", body.get("location"));
                        }
                        resources.add(of(type, name, path, body));
                    }
                }));
        named(file.get("module"), "module", path, calls);
        named(file.get("provider"), "provider", path, providers);
    }

    private void named(DataNode blocks, String type, String path, List<Resource> into) {
        blocks.entries().forEach((name, list) -> bodies(list).forEach(body -> into.add(of(type, name, path, body))));
    }

    private Resource of(String type, String name, String path, DataNode body) {
        return new Resource(type, name, path, body.line(), body, this::value);
    }

    private static List<DataNode> bodies(DataNode blocks) {
        return blocks.entries().isEmpty() ? blocks.items() : List.of(blocks);
    }

    /** Resources that are not switched off by their own count. */
    List<Resource> resources() {
        return resources.stream().filter(this::wanted).toList();
    }

    /** Whether a resource of a type is in the files, switched off or not. */
    boolean declares(String type) {
        return resources.stream().anyMatch(resource -> resource.type().equals(type));
    }

    /** Calls of other modules. */
    List<Resource> calls() {
        return calls.stream().filter(this::wanted).toList();
    }

    /** Providers with their settings, one for each alias. */
    List<Resource> providers() {
        return providers;
    }

    private boolean wanted(Resource resource) {
        DataNode properties = resource.properties();
        String count = value(properties.get("count").text());
        Matcher choice = CHOICE.matcher(count);
        boolean none =
                count.equals("0") || choice.matches() && value(choice.group(1)).equals("false");
        return !none && !value(properties.get("enabled").text()).equals("false");
    }

    /** The text with the default of a variable, a local or a group's location in place of its name. */
    String value(String text) {
        String value = text;
        for (int round = 0; round < ROUNDS; round++) {
            Matcher name = NAME.matcher(value.strip());
            if (!name.matches()) {
                break;
            }
            DataNode known = defaults.getOrDefault(name.group(1), DataNode.NONE);
            if (!known.exists()) {
                break;
            }
            value = known.isScalar() ? known.text() : flat(known);
        }
        return value;
    }

    /** All texts of a list or map in one, as it is only looked for what is in it. */
    static String flat(DataNode node) {
        var flat = new StringBuilder();
        collect(node, flat, 0);
        return flat.toString();
    }

    private static void collect(DataNode node, StringBuilder into, int depth) {
        if (depth > 5 || into.length() > LONGEST) {
            return;
        }
        if (node.isScalar()) {
            into.append(node.text()).append(' ');
            return;
        }
        node.entries().forEach((key, value) -> {
            into.append(key).append(' ');
            collect(value, into, depth + 1);
        });
        node.items().forEach(item -> collect(item, into, depth + 1));
    }
}
